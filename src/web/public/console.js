// What every page of the console does by itself: it hears when something moved, says so in its
// title and, if that was switched on, by a sound, and keeps 'waiting 12 min' true. Without this
// script every page works, and shows what was so when it was loaded.

const origin = 'waymark'

// === Live: one tab listens for all of this browser, which allows few connections to one server

const tabs = new BroadcastChannel(`${origin}-live`)
const longestWaitMs = 60_000
let isListening = false

/** 'live' or 'lost' of the connection, or 'moved' with what the server sent. */
function hear(message) {
  if (message.kind === 'moved') {
    tellPage('moved', message.detail)
    if (isOfAlarms(message.detail)) tellPage('alarm-moved', message.detail)
    countSoon()
  }
  const note = document.querySelector('[data-live-lost]')
  if (note !== null && message.kind !== 'moved') note.hidden = message.kind === 'live'
}

function tellPage(name, detail) {
  document.body.dispatchEvent(new CustomEvent(name, { detail }))
}

/** Whoever was away looks at everything again. */
function isOfAlarms({ alarmId, talkId }) {
  return alarmId !== undefined || talkId === 'opened' || talkId === 'reconnected'
}

function tell(message) {
  hear(message)
  tabs.postMessage(message)
}

tabs.addEventListener('message', ({ data }) => hear(data))

/** A tab keeps the lock until it is closed; then another one listens. */
function listenForAll() {
  if (navigator.locks === undefined) return listen()
  navigator.locks.request(`${origin}-live`, () => {
    listen()
    return new Promise(() => undefined)
  })
}

function listen(waitMs = 1000) {
  isListening = true
  const source = new EventSource('/console/events')
  source.addEventListener('open', () => tell({ kind: 'live' }))
  source.addEventListener('moved', ({ data }) => {
    waitMs = 1000
    tell({ kind: 'moved', detail: JSON.parse(data) })
  })
  source.addEventListener('error', () => {
    tell({ kind: 'lost' })
    if (source.readyState !== EventSource.CLOSED) return
    countSoon()
    setTimeout(() => listen(Math.min(waitMs * 2, longestWaitMs)), waitMs)
  })
}

// === How many need you: in the menu, in the title, and to be heard

const titleOfPage = document.title.replace(/^(EMERGENCY )?(\(\d+\+?\) )?/, '')
const countEveryMs = 1000
let counting
let needed = Number.parseInt(document.querySelector('[data-count="needs-you"]')?.textContent, 10)

function countSoon() {
  counting ??= setTimeout(count, countEveryMs)
}

async function count() {
  counting = undefined
  const reply = await fetch('/console/needs-you/count', {
    headers: { 'hx-request': 'true' },
  }).catch(() => undefined)
  if (reply?.ok) showCounts(await reply.json())
  if (reply?.status === 401) showSignedOut()
}

function showSignedOut() {
  const note = document.querySelector('[data-live-lost]')
  if (note === null) return
  const link = Object.assign(document.createElement('a'), {
    href: '/console/sign-in',
    textContent: 'Sign in again',
  })
  note.replaceChildren('You are signed out. ', link)
  note.hidden = false
}

function showCounts({ needsYou, myTalks }) {
  showCount('needs-you', needsYou)
  showCount('my-talks', myTalks)
  if (isListening && needsYou > needed) ring()
  needed = needsYou
  showTitle()
}

function showTitle() {
  const emergency = emergencies().length > 0 ? 'EMERGENCY ' : ''
  const number = needed > 0 ? `(${words(needed)}) ` : ''
  document.title = emergency + number + titleOfPage
}

function showCount(name, number) {
  for (const place of document.querySelectorAll(`[data-count="${name}"]`)) {
    place.textContent = words(number)
    place.hidden = number === 0
  }
}

const words = (number) => (number > 99 ? '99+' : String(number))

// === Emergencies: the band on top is fetched again by itself; each is heard once, and sounds once

const band = () => document.getElementById('alarm-band')
const heardPlace = `${origin}-alarms-heard`
/** What sounded in this tab, or was there as it was opened. */
let sounded = emergencies()

/** The open ones that this viewer may see; one that becomes unanswered is another. */
function emergencies() {
  return [...(band()?.querySelectorAll('data') ?? [])].map(({ value }) => value)
}

function lookAtBand() {
  const now = emergencies()
  if (isListening && now.some((one) => !sounded.includes(one))) ringOften()
  sounded = now
  showTitle()
  sayOnce(now)
}

/** To screen readers, in the one tab that is looked at: not again on every page. */
function sayOnce(now) {
  if (document.visibilityState !== 'visible') return
  const heard = (localStorage.getItem(heardPlace) ?? '').split(' ')
  localStorage.setItem(heardPlace, now.join(' '))
  const said = [...(band()?.querySelectorAll('data') ?? [])]
    .filter(({ value }) => !heard.includes(value))
    .map(({ textContent }) => textContent)
  if (said.length > 0) document.getElementById('alarm-heard').textContent = said.join(' ')
}

document.addEventListener('htmx:after:swap', lookAtBand)
document.addEventListener('visibilitychange', lookAtBand)

// === A sound, if this person wants one on this device

const toggle = document.querySelector('[data-sound-toggle]')
const isOn = () => localStorage.getItem(`${origin}-sound`) === 'on'
let audio

function ring() {
  if (!isOn()) return
  audio ??= new AudioContext()
  void audio.resume()
  ;[660, 880].forEach((pitch, index) => beep(pitch, audio.currentTime + index * 0.18))
}

/** An emergency sounds for longer than a text does. */
function ringOften() {
  for (const seconds of [0, 0.8, 1.6]) setTimeout(ring, seconds * 1000)
}

function beep(pitch, at) {
  const tone = new OscillatorNode(audio, { frequency: pitch })
  const loudness = new GainNode(audio, { gain: 0 })
  loudness.gain.setValueAtTime(0.2, at)
  loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.16)
  tone.connect(loudness).connect(audio.destination)
  tone.start(at)
  tone.stop(at + 0.17)
}

function showToggle() {
  toggle.hidden = false
  toggle.textContent = isOn() ? 'Sound: on' : 'Sound: off'
  toggle.setAttribute('aria-pressed', String(isOn()))
}

toggle?.addEventListener('click', () => {
  localStorage.setItem(`${origin}-sound`, isOn() ? 'off' : 'on')
  showToggle()
  ring()
})

// === 'Waiting 12 min' grows by itself

const agoEveryMs = 20_000

function refreshAgo() {
  for (const time of document.querySelectorAll('time[data-ago]')) {
    const words = howLong(Date.now() - new Date(time.dateTime).getTime())
    if (time.textContent !== words) time.textContent = words
  }
}

/** As the server says it: '12 min', '1 h 05', '3 days'. */
function howLong(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')}`
  const days = Math.floor(hours / 24)
  return days === 1 ? '1 day' : `${days} days`
}

// === Start

lookAtBand()
if (toggle !== null) showToggle()
setInterval(refreshAgo, agoEveryMs)
listenForAll()
