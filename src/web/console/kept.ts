import { findKeptForm, forgetForm, type KeptForm } from '../../store/kept-forms.ts'
import type { Server } from '../server.ts'
import { type ConsoleDeps, readForm, sendPage } from './page.ts'

/** What the kept form is sent with, beside its own fields. */
export const sentAgain = 'sent-again'

/** `/console/kept`: a form that was sent when its session was over, to look at and send again. */
export function addKept(console: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps
  console.get('/kept', async (request, reply) => {
    const form = await findKeptForm(store.reading, request.viewer.staffId, clock.now())
    if (form === undefined) return reply.redirect('/console', 303)
    return sendPage(request, reply, 'console/sign-in/kept.njk', shownOf(form))
  })
  console.post('/kept', async (request, reply) => {
    await store.transaction((tx) => forgetForm(tx, request.viewer.staffId))
    return reply.redirect('/console', 303)
  })
  // What was sent again is done, or stands in the page that says what is wrong with it.
  console.addHook('onSend', async (request, reply) => {
    const { signedIn } = request
    if (request.method !== 'POST' || signedIn === undefined || reply.statusCode >= 500) return
    if (readForm(request)[sentAgain] !== 'yes') return
    await store.transaction((tx) => forgetForm(tx, signedIn.viewer.staffId))
  })
}

function shownOf({ path, fields }: KeptForm) {
  const all = Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => ({ name, value: one })),
  )
  // Words have a space or a line in them; the rest is what the page put there.
  const words = all.filter(({ value }) => /\s/.test(value.trim())).map(({ value }) => value)
  return { path, fields: all, words, sentAgain }
}
