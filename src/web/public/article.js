// What the page of an article does beyond its form: it saves what is typed a few seconds after
// typing stops, shows who else is here, puts marks into the text, and says beside each field what
// the phone says is missing. Without it everything can still be done, with the button below the form.

const byId = (id) => document.getElementById(id)
const page = byId('article')
const left = byId('article-left')
const address = page.dataset.address
const csrf = document.body.dataset.csrf ?? ''
const form = () => byId('article-form')

// === Saving by itself

const saveAfterMs = 3000
const tellEveryMs = 30_000
const entriesOf = () => [...new FormData(form()).entries()]
const written = (entries) =>
  JSON.stringify(entries.filter(([name]) => !/^(csrf|key|version)$/.test(name)))

/** As the server has it. */
let saved = written(entriesOf())
let waiting
let saving = false
/** A conflict waits for its editor: saving again by itself would only say so again. */
let stopped = false
/** What stands here was refused: it is saved nowhere until it is changed. */
let refused = false

const isDirty = () => written(entriesOf()) !== saved

left.addEventListener('input', () => {
  if (form() === null) return
  keepHere()
  saveSoon()
})

function saveSoon() {
  clearTimeout(waiting)
  if (!stopped) waiting = setTimeout(save, saveAfterMs)
}

async function save({ leaving = false } = {}) {
  if (form() === null || saving || stopped || !isDirty()) return
  saving = true
  const posted = entriesOf()
  try {
    const reply = await fetch(`${address}/save`, {
      method: 'POST',
      headers: { 'x-csrf': csrf, 'hx-request': 'true' },
      body: new URLSearchParams(posted),
      keepalive: leaving,
    })
    await take(reply, posted)
  } catch {
    say('Not saved: no connection. What you type is kept in this tab.')
    clearTimeout(waiting)
    waiting = setTimeout(save, tellEveryMs)
    return
  } finally {
    saving = false
  }
  if (isDirty()) saveSoon()
}

// Whoever closes the tab, or turns to another app on a phone, waits for nothing.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) void save({ leaving: true })
})
addEventListener('online', () => void save())

async function take(reply, posted) {
  if (reply.status >= 500) throw new Error('The server could not save it')
  if (!reply.ok) {
    byId('saved').innerHTML = await reply.text()
    // Of a text that is too long the next change may be shorter.
    refused = reply.status === 422
    stopped = !refused
    if (refused) saved = written(posted)
    return
  }
  refused = false
  const html = await reply.text()
  const version = Number(reply.headers.get('x-version'))
  if (reply.status === 204) {
    form().elements.version.value = version
    saved = written(posted)
  } else if (!drawForm(html, posted)) return
  meanVersion(version, Number(new Map(posted).get('version')))
  say(`Saved ${reply.headers.get('x-saved-at') ?? ''}`)
  if (isDirty()) keepHere()
  else forgetHere()
}

/**
 * The buttons below mean what was just saved, when nobody else's words are in it: those have to be
 * looked at first. What one of them says of a typo is of the version it was drawn for.
 */
function meanVersion(version, before) {
  if (version !== before + 1) return
  for (const { elements } of document.querySelectorAll('#publish form')) {
    if (elements.change?.value === 'typo' || elements.version === undefined) continue
    if (Number(elements.version.value) === before) elements.version.value = version
  }
}

const say = (words) => (byId('saved').textContent = words)

// === The form anew, when more has changed in it than was typed

/**
 * False, and nothing is drawn, when somebody else changed a field that was written in meanwhile: the
 * next save, over the version this form was made of, puts both together.
 */
function drawForm(html, posted) {
  const typed = new Map(posted)
  const since = entriesOf().filter(([name, value]) => isSingle(name) && typed.get(name) !== value)
  const drawn = new DOMParser().parseFromString(html, 'text/html').getElementById('article-form')
  if (drawn === null) throw new Error('This is no form')
  const isTheirs = ([name]) => {
    const field = drawn.elements[name]
    return field !== undefined && !name.startsWith('new-') && !reads(field.value, typed.get(name))
  }
  if (since.some(isTheirs)) return false
  const at = document.activeElement
  const focus = at?.id && form().contains(at) ? { id: at.id, from: at.selectionStart } : null
  const open = [...form().querySelectorAll('details[open]')].map(({ dataset }) => dataset.fold)
  const before = new Set(sectionNames())
  form().outerHTML = html
  const fresh = sectionNames().find((name) => !before.has(name))
  saved = written(entriesOf())
  const nameNow = (name) =>
    fresh
      ? name.replace(/^new-section(?:-(label|words))?$/, (_, of) =>
          of ? `${fresh}--${of}` : fresh,
        )
      : name
  for (const [name, value] of since) {
    const field = form().elements[nameNow(name)]
    if (field !== undefined && 'value' in field) field.value = value
  }
  for (const one of form().querySelectorAll('details')) {
    if (open.map(nameNow).includes(one.dataset.fold)) one.open = true
  }
  dress()
  sayMissing()
  if (focus !== null) focusOn(nameNow(focus.id), focus.from)
  return true
}

/** Whether two texts are the same, but for the marks and spaces that a save makes plain. */
const reads = (one = '', other = '') => lettersOf(one) === lettersOf(other)
const lettersOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const isSingle = (name) => !/^(csrf|key|version|draft|sections|sources|facts|status)$/.test(name)
const sectionNames = () =>
  [...form().querySelectorAll('[data-section]')].map(({ dataset }) => dataset.section)

function focusOn(id, from) {
  const field = byId(id)
  field?.focus({ preventScroll: true })
  if (typeof from === 'number' && field?.setSelectionRange && field.type !== 'number') {
    field.setSelectionRange(from, from)
  }
}

// === Kept in this tab until the server has it

const place = () => `draft:${form().elements.draft.value}`

function keepHere() {
  const entries = entriesOf().filter(([name]) => !/^(csrf|key)$/.test(name))
  try {
    sessionStorage.setItem(place(), JSON.stringify(entries))
  } catch {
    // Too long for this tab's store: the form still has it.
  }
}

function forgetHere() {
  if (form() !== null) sessionStorage.removeItem(place())
}

/** What another visit of this tab could not save: shown over the version it was typed over. */
function restore() {
  // Its save has led here; another visit of this address has not.
  if (new URLSearchParams(location.search).get('done') === 'saved') {
    forgetHere()
    history.replaceState(null, '', location.pathname)
    return
  }
  let kept
  try {
    kept = JSON.parse(sessionStorage.getItem(place()) ?? 'null')
  } catch {
    return
  }
  if (kept === null) return
  const value = new Map(kept)
  const { elements } = form()
  const isAsItWas = ['sections', 'sources', 'facts'].every(
    (name) => value.get(name) === elements[name].value,
  )
  if (!isAsItWas) return sendWhole(kept)
  const version = elements.version.value
  for (const [name, text] of kept) {
    const field = elements[name]
    if (
      name !== 'draft' &&
      name !== 'status' &&
      field?.type !== 'checkbox' &&
      field?.value !== undefined
    )
      field.value = text
  }
  for (const box of form().querySelectorAll('input[type=checkbox]')) {
    box.checked = kept.some(([name, text]) => name === box.name && text === box.value)
  }
  if (isDirty()) return saveSoon()
  elements.version.value = version
  forgetHere()
}

/** There are other fields by now: the server puts both together, or shows both. */
function sendWhole(kept) {
  const whole = document.createElement('form')
  whole.method = 'post'
  whole.action = `${address}/save`
  for (const [name, value] of [...kept, ['csrf', csrf], ['key', crypto.randomUUID()]]) {
    const field = document.createElement('textarea')
    Object.assign(field, { name, value })
    whole.append(field)
  }
  whole.hidden = true
  document.body.append(whole)
  forgetHere()
  whole.submit()
}

/** What was typed a moment ago is in what is sent for approval or published. */
byId('publish')?.addEventListener('submit', async (event) => {
  if (form() === null || !(isDirty() || refused || stopped)) return
  event.preventDefault()
  await save()
  if (!isDirty() && !refused && !stopped) event.target.requestSubmit(event.submitter)
  else byId('saved').scrollIntoView({ block: 'center' })
})

// === Who else is here

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
document.body.addEventListener('moved', ({ detail }) => {
  const mine = detail?.draftId === form()?.elements.draft.value
  if (mine || detail?.talkId !== undefined) look()
})

/** Somebody saved, and nothing is being typed here: the form shows theirs. */
async function catchUp() {
  const newest = Number(byId('company')?.dataset.version)
  if (form() === null || saving || stopped || refused || isDirty()) return
  if (!(newest > Number(form().elements.version.value))) return
  const shown = entriesOf()
  const reply = await fetch(`${address}/form`, { headers: { 'hx-request': 'true' } })
  const html = await reply.text()
  if (reply.ok && !saving) drawForm(html, shown)
}

// === What is missing, beside each field

function sayMissing() {
  const found = new Map()
  for (const { dataset, textContent } of document.querySelectorAll('#missing [data-field]')) {
    found.set(dataset.field, [...(found.get(dataset.field) ?? []), textContent])
  }
  for (const line of document.querySelectorAll('[data-todo]')) {
    const words = (found.get(line.dataset.todo) ?? []).join(' ')
    line.textContent = words
    line.hidden = words === ''
  }
}

/** Folded parts of the phone that are open stay so when it is drawn anew. */
const openParts = new Set()
document.addEventListener(
  'toggle',
  ({ target }) => {
    const part = target.dataset?.part
    if (part === undefined || drawing) return
    if (target.open) openParts.add(part)
    else openParts.delete(part)
  },
  { capture: true },
)
let drawing = false

document.addEventListener('htmx:before:swap', () => (drawing = true))
document.addEventListener('htmx:after:swap', ({ detail }) => {
  for (const part of document.querySelectorAll('[data-part]')) {
    if (openParts.has(part.dataset.part)) part.open = true
  }
  setTimeout(() => (drawing = false))
  if (detail.ctx.sourceElement.id === 'phone') sayMissing()
  if (detail.ctx.sourceElement.id === 'company') void catchUp()
})

/** What is written in is what the phone shows. */
left.addEventListener('focusin', ({ target }) => {
  const section = target.closest?.('[data-section]')?.dataset.section
  const part = section && document.querySelector(`[data-part="${section}"]`)
  if (part) part.open = true
})

/** A link to a field that is folded away unfolds it. */
document.addEventListener('click', ({ target }) => {
  const hash = target.closest?.('a[href^="#"]')?.getAttribute('href') ?? '#'
  for (let one = byId(hash.slice(1)); one; one = one.parentElement) {
    if (one.localName === 'details') one.open = true
  }
})

// === Marks for the text

function dress() {
  const template = byId('toolbar')
  if (template === null) return
  for (const box of form().querySelectorAll('textarea[data-markdown]')) {
    const bar = template.content.cloneNode(true).firstElementChild
    bar.addEventListener('click', ({ target }) => put(box, target.closest('button')?.dataset.put))
    bar.querySelector('select').addEventListener('change', ({ target }) => {
      if (target.value !== '') replace(box, `{council:${target.value}}`)
      target.value = ''
    })
    box.before(bar)
  }
}

function put(box, what) {
  const chosen = box.value.slice(box.selectionStart, box.selectionEnd)
  if (what === 'bold') replace(box, `**${chosen || 'first thing to do'}**`)
  if (what === 'list') replace(box, (chosen || 'first').replace(/^(?:- )?/gm, '- '))
  if (what === 'link') replace(box, `[${chosen || 'name of the page'}](https://)`)
  if (what === 'pa') replace(box, '{pa}')
}

/** As if it were typed: it can be undone, and is saved. */
function replace(box, text) {
  box.focus()
  if (!document.execCommand('insertText', false, text)) {
    box.setRangeText(text)
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

// === Start

if (form() !== null) {
  dress()
  restore()
  look()
}
