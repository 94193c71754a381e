import type { HandoverDesk } from '../messaging/deps.ts'
import { releaseHeld } from '../store/staff-messages.ts'
import { chooseWho } from './choose-who.ts'
import { openOrJoin } from './open-or-join.ts'
import type { RouteDeps } from './route.ts'
import { showEarlier } from './show-earlier.ts'
import { tellTextsOff } from './tell-texts-off.ts'
import { noteTextIn } from './note-text-in.ts'

/** What brings a person in, for the turns of the bot and the texts that come in. */
export function createDesk(deps: RouteDeps): HandoverDesk {
  return {
    open: (tx, asked, at) => openOrJoin(tx, deps, asked, at),
    chooseWho: (tx, talkId, wish, at) => chooseWho(tx, deps, { talkId, wish }, at),
    showEarlier: (tx, talkId, at) => showEarlier(tx, talkId, at),
    async textCameIn(tx, place, at) {
      await noteTextIn(tx, deps, place.talkId, at)
      await releaseHeld(tx, place.addressId, at)
    },
    textsOff: (tx, personId, at) => tellTextsOff(tx, personId, at),
  }
}
