// What the page of a talk does beyond its forms: it counts texts, keeps what is being typed, tells
// that somebody looks, counts WhatsApp's hours down, and takes the keyboard. Without it everything
// can still be done.
import { countSegments } from './count-segments.js'

const byId = (id) => document.getElementById(id)
const talkId = byId('talk').dataset.talk
const address = `/console/talks/${talkId}`
const box = () => byId('text')
const csrf = document.body.dataset.csrf ?? ''

// === Counting

function showCount() {
  const form = byId('reply')
  if (form === null) return
  const chosen = form.querySelector('[name="how"]:checked')
  const isSms = chosen === null ? form.dataset.sms === 'yes' : chosen.value === 'sms'
  const says = chosen?.dataset.button ?? form.dataset.to
  const { value } = box()
  const segments = isSms && value !== '' ? countSegments(form.dataset.before + value) : 0
  const texts = segments === 1 ? '1 text' : `${segments} texts`
  const pence = Number(form.dataset.pence || Number.NaN)
  const cost = Number.isFinite(pence) ? `, about ${segments * pence}p` : ''
  byId('count').textContent = segments === 0 ? '' : texts + cost
  byId('send').textContent = segments > 1 ? `${says}, ${texts}` : says
}

document.addEventListener('change', ({ target }) => {
  if (target.name === 'how') showCount()
})

// === Keeping what is typed

const place = `talk:${talkId}`

/** In this tab, until the server has it: a lost connection loses nothing. */
function keepHere() {
  const key = byId('reply').elements.key.value
  sessionStorage.setItem(place, JSON.stringify({ key, text: box().value }))
}

function keptHere() {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null')
  } catch {
    return null
  }
}

/** Gives the server what is kept here. Whether it was sent meanwhile; undefined: no answer. */
async function giveToServer({ key, text }) {
  try {
    const response = await fetch(`${address}/draft`, {
      method: 'POST',
      headers: { 'x-csrf': csrf, 'hx-request': 'true' },
      body: new URLSearchParams({ key, text }),
    })
    if (response.status !== 204) return undefined
    return response.headers.get('x-draft') === 'sent'
  } catch {
    return undefined
  }
}

async function restore() {
  const kept = keptHere()
  if (kept === null) return
  const sent = await giveToServer(kept)
  if (sent !== undefined) forgetHere(kept.text)
  if (sent === true || kept.text === box()?.value) return
  if (sent === false) return drawComposer()
  // No answer: it is shown, and stays here.
  if (box() !== null && box().value === '') box().value = kept.text
  showCount()
}

/** What was typed since is still only here. */
function forgetHere(text) {
  if (keptHere()?.text === text) sessionStorage.removeItem(place)
}

function sayKept(words) {
  const line = byId('kept')
  if (line !== null) line.textContent = words
}

document.addEventListener('input', ({ target }) => {
  if (target.id !== 'text') return
  showCount()
  keepHere()
  sayKept('')
})

document.addEventListener('htmx:after:request', ({ detail }) => {
  const { sourceElement, request, response } = detail.ctx
  if (sourceElement.id === 'text') {
    if (response?.status !== 204) return
    forgetHere((request.body.get('text') ?? '').replaceAll('\r\n', '\n'))
    sayKept('Kept as a draft')
  }
  if (sourceElement.id === 'reply' && response?.ok) sessionStorage.removeItem(place)
})

document.addEventListener('htmx:error', ({ detail }) => {
  const { sourceElement } = detail.ctx ?? {}
  if (sourceElement?.id === 'text') {
    sayKept('No connection. What you type is kept in this tab.')
  }
  if (sourceElement?.id === 'reply') {
    box().readOnly = false
    keepHere()
    sayKept(
      'No connection, so nobody knows whether it was sent. Press the button again: it is sent once.',
    )
  }
})

// What is typed while it is being sent would go with the box.
document.addEventListener('htmx:before:request', ({ detail }) => {
  const { sourceElement } = detail.ctx
  if (sourceElement.id === 'reply') box().readOnly = true
  if (sourceElement.matches?.('#reply, .status__act, .insert__one')) follow = true
})
document.addEventListener('htmx:finally:request', ({ detail }) => {
  if (detail.ctx.sourceElement.id === 'reply' && box() !== null) box().readOnly = false
})

// === The foot of the page, drawn anew when the talk has changed hands

let drawn = byId('talk-status').dataset.mode
let drawing = false
/** After this act the box is where one goes on. */
let follow = false

async function drawComposer() {
  if (drawing) return
  drawing = true
  try {
    await keepThenDraw()
  } finally {
    drawing = false
  }
}

/** What the server has not got would go with the box: then it stays as it is. */
async function keepThenDraw() {
  const kept = keptHere()
  if (kept !== null && (await giveToServer(kept)) === undefined) return
  if (kept !== null) forgetHere(kept.text)
  const had = document.activeElement === box()
  await htmx.ajax('GET', `${address}/composer`, { target: '#composer', swap: 'outerHTML' })
  if (had) box()?.focus({ preventScroll: true })
}

document.addEventListener('htmx:after:swap', ({ detail }) => {
  const { sourceElement } = detail.ctx
  const mode = byId('talk-status').dataset.mode
  if (sourceElement.id === 'newest' && mode !== drawn) void drawComposer()
  drawn = mode
  showCount()
  countDown()
  if (!follow || box() === null) return
  follow = false
  // After htmx has given the focus back to what has the id that had it.
  setTimeout(focusAfter)
})

function focusAfter() {
  const text = box()
  if (text === null) return
  text.focus({ preventScroll: true })
  text.setSelectionRange(text.value.length, text.value.length)
}

// === Who looks

const lookEveryMs = 15_000
const movedWithinMs = 120_000
let movedAt = Date.now()
for (const sign of ['pointermove', 'pointerdown', 'keydown', 'scroll', 'focus']) {
  addEventListener(sign, () => (movedAt = Date.now()), { capture: true, passive: true })
}

/** A page that nobody looks at says nothing, and lets the session end. */
function look() {
  const isLooking = document.visibilityState === 'visible' && Date.now() - movedAt < movedWithinMs
  if (isLooking) htmx.trigger(document.body, 'look')
}
setInterval(look, lookEveryMs)
document.addEventListener('visibilitychange', look)
document.body.addEventListener('moved', look)

// === WhatsApp's hours, by the server's clock

const window_ = () => document.querySelector('.status__window[data-closes-at]')
let ahead = 0

function readClock() {
  const now = window_()?.dataset.now
  if (now !== undefined) ahead = Date.parse(now) - Date.now()
}

function countDown() {
  readClock()
  tick()
}

function tick() {
  const line = window_()
  if (line === null) return
  const minutes = Math.floor((Date.parse(line.dataset.closesAt) - Date.now() - ahead) / 60_000)
  if (minutes < 0) {
    delete line.dataset.closesAt
    void drawComposer()
    return
  }
  const left = minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`
  line.textContent = `WhatsApp closes in ${left}`
}
setInterval(tick, 20_000)

// === The keyboard

const keysPlace = 'talk:single-keys'
const keysOn = byId('keys-on')
keysOn.checked = localStorage.getItem(keysPlace) !== 'off'
keysOn.addEventListener('change', () => {
  localStorage.setItem(keysPlace, keysOn.checked ? 'on' : 'off')
})

const keys = {
  j: () => step(1),
  k: () => step(-1),
  r: () => box()?.focus(),
  t: () => byId('take-over')?.focus(),
}

document.addEventListener('keydown', (event) => {
  if (event.target.id === 'text' && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    byId('reply').requestSubmit()
    return
  }
  const isTyping = event.target.matches('input, textarea, select, [contenteditable]')
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing
  const act = keys[event.key]
  if (act === undefined || isTyping || !isPlain || !keysOn.checked) return
  event.preventDefault()
  act()
})

/** To the next text or note, or to the one before; the last when none has the focus. */
function step(by) {
  const all = [...document.querySelectorAll('#thread [data-step]')]
  const at = all.indexOf(document.activeElement.closest?.('[data-step]'))
  const next = at === -1 ? all.at(-1) : all[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

showCount()
countDown()
void restore()
look()
