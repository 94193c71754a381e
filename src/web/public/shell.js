// The frame of every page of the console: GOV.UK's own components (the error summary takes the
// focus, a second click on 'send' is no second form), the menu under one's name, and a word before
// a session ends. Without this script every page works.

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
const { initAll } = await import(document.getElementById('govuk-frontend').href)
initAll()

// === The menu closes when one looks elsewhere

const menu = document.querySelector('.wm-me')
document.addEventListener('click', ({ target }) => {
  if (menu?.open && !menu.contains(target)) menu.open = false
})
menu?.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !menu.open) return
  menu.open = false
  menu.querySelector('summary').focus()
})

// === Signed out soon: other tabs count too, so the server is asked

const soon = document.getElementById('signed-out-soon')
const warnMs = 2 * 60_000

/** Undefined: no answer, or no session any more. */
async function timeLeft(init) {
  try {
    const reply = await fetch('/console/session', init)
    return reply.ok ? await reply.json() : undefined
  } catch {
    return undefined
  }
}

/** Asking by itself keeps no session up. */
async function watch() {
  const left = await timeLeft({ headers: { 'hx-request': 'true' } })
  if (left === undefined) return setTimeout(watch, warnMs)
  const isSoon = left.ms <= warnMs
  soon.hidden = !isSoon
  soon.querySelector('button').hidden = !left.canStay
  setTimeout(watch, isSoon ? 20_000 : left.ms - warnMs + 500)
}

soon?.querySelector('button').addEventListener('click', async () => {
  if ((await timeLeft()) !== undefined) soon.hidden = true
})
if (soon !== null) void watch()
