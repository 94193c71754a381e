import cookie from '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import type { Server } from '../server.ts'
import { addActivity } from './activity/activity.ts'
import { addAdmin } from './admin/admin.ts'
import { addAllegations } from './allegations/allegations.ts'
import { addAlarms } from './alarms/alarms.ts'
import { addCode } from './code.ts'
import { addEditing } from './editing/editing.ts'
import { answerConsoleErrors } from './errors.ts'
import { addHelp } from './help/help.ts'
import { addHours } from './hours/hours.ts'
import { addKept } from './kept.ts'
import { addLive } from './live/live.ts'
import { addMore } from './more.ts'
import { addMyTalks } from './my-talks/my-talks.ts'
import { addNeedsYou } from './needs-you/needs-you.ts'
import { addOnCall } from './on-call/on-call.ts'
import type { ConsoleDeps } from './page.ts'
import { addPassword } from './password.ts'
import { addPeople } from './people/people.ts'
import { addRecords } from './records/records.ts'
import { addSafety } from './safety/safety.ts'
import { addSessionTime } from './session-time.ts'
import { addSetUp } from './set-up.ts'
import { addSetUpCode } from './set-up-code.ts'
import { addSignIn } from './sign-in.ts'
import { addSignOut } from './sign-out.ts'
import { addTalk } from './talk/talk.ts'
import { addTeam } from './team/team.ts'
import { addTheme } from './theme.ts'
import { addUnlock } from './unlock.ts'
import { requireSignIn } from './viewer.ts'

/**
 * `/console`: what staff work in. Routes are added without that beginning: `console.get('/team')`.
 * Those of `addSignedIn` have `request.viewer`, and their POSTs have passed the check of forms.
 */
export function addConsole(server: Server, deps: ConsoleDeps): void {
  void server.register(
    (console, _options, done) => {
      void console.register(cookie)
      decorate(console, deps)
      answerConsoleErrors(console)
      addTheme(console, deps)
      addSignIn(console, deps)
      addCode(console, deps)
      addSetUpCode(console, deps)
      addSetUp(console, deps)
      addUnlock(console, deps)
      void console.register((inside, _none, ready) => {
        requireSignIn(inside)
        addSignedIn(inside, deps)
        ready()
      })
      done()
    },
    { prefix: '/console' },
  )
}

/** Everybody's routes behind the sign-in. */
function addSignedIn(console: Server, deps: ConsoleDeps): void {
  addNeedsYou(console, deps)
  addAlarms(console, deps)
  addAllegations(console, deps)
  addLive(console, deps)
  addMyTalks(console, deps)
  addTeam(console, deps)
  addActivity(console, deps)
  addTalk(console, deps)
  addPeople(console, deps)
  addHours(console, deps)
  addOnCall(console, deps)
  addRecords(console, deps)
  addAdmin(console, deps)
  addSafety(console, deps)
  addEditing(console, deps)
  addHelp(console)
  addMore(console)
  addKept(console, deps)
  addSessionTime(console, deps)
  addPassword(console, deps)
  addSignOut(console, deps)
}

function decorate(console: Server, deps: ConsoleDeps): void {
  console.decorate('consoleDeps', deps)
  console.decorateRequest('signedIn')
  console.decorateRequest('session', {
    getter(this: FastifyRequest) {
      if (this.signedIn === undefined) throw new Error('Nobody has to be signed in here')
      return this.signedIn
    },
  })
  console.decorateRequest('viewer', {
    getter(this: FastifyRequest) {
      return this.session.viewer
    },
  })
}
