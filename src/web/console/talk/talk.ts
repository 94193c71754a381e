import type { Server } from '../../server.ts'
import type { ConsoleDeps } from '../page.ts'
import { addActs } from './acts.ts'
import { addDrafts } from './draft.ts'
import { addHandBack } from './hand-back.ts'
import { addInsert } from './insert.ts'
import { addMedia } from './media.ts'
import { addMiss } from './miss.ts'
import { addNotes } from './notes.ts'
import { addPassOn } from './pass-on.ts'
import { addPresence } from './presence.ts'
import { addReply } from './reply.ts'
import { addSavedReplies } from './saved-replies.ts'
import { addTalkPage } from './talk-page.ts'

/** `/console/talks/:talkId`: one thread with a young person, and everything staff do in it. */
export function addTalk(console: Server, deps: ConsoleDeps): void {
  addTalkPage(console, deps)
  addActs(console, deps)
  addReply(console, deps)
  addDrafts(console, deps)
  addInsert(console, deps)
  addSavedReplies(console, deps)
  addNotes(console, deps)
  addPassOn(console, deps)
  addHandBack(console, deps)
  addMedia(console, deps)
  addMiss(console, deps)
  addPresence(console, deps)
}
