import { recordEvent } from '../store/events.ts'
import { changeHandover, closeHandover } from '../store/change-handover.ts'
import { findLiveHandover, loadLiveHandover, type StoredHandover } from '../store/handovers.ts'
import { addReply, loadUnread, markAnswered } from '../store/messages.ts'
import { moveCase } from '../store/move-case.ts'
import {
  type AdvisersTalk,
  closeWhenAnswered,
  holdAdvisersTalk,
  moveHandover,
} from '../store/moved-talks.ts'
import { setOwner } from '../store/ownership.ts'
import { loadPerson } from '../store/people.ts'
import { loadPersonLimits } from '../store/person-limits.ts'
import { permitTexts } from '../store/staff-messages.ts'
import type { Tx } from '../store/store.ts'
import { openTalk } from '../store/talks.ts'

export interface Move {
  /** The row that stood behind the number. */
  readonly fromPersonId: string
  /** The young person whose number it turned out to be. */
  readonly toPersonId: string
}

/**
 * A talk with an adviser that is going on, or waits for one, goes on as the young person's, with
 * its owner and its handover. Only that: every text stays with the row it was said to, where the
 * young person's advisers do not see it.
 */
export async function moveTalk(tx: Tx, move: Move, at: Date): Promise<void> {
  const { fromPersonId, toPersonId } = move
  await moveCase(tx, move, at)
  const old = await holdAdvisersTalk(tx, fromPersonId)
  if (old === undefined) return
  const handover = await findLiveHandover(tx, old.id)
  const theirs = await holdAdvisersTalk(tx, toPersonId)
  if (handover !== undefined) {
    const talk = theirs ?? (await openTalk(tx, toPersonId, 'advisers', at))
    await moveOrJoin(tx, { old, talk, handover, move }, at)
  }
  await endOld(tx, old, fromPersonId, at)
}

interface Moving {
  readonly old: AdvisersTalk
  readonly talk: AdvisersTalk
  readonly handover: StoredHandover
  readonly move: Move
}

/** Two talks with one young person are one: then the one they had goes on. */
async function moveOrJoin(tx: Tx, { old, talk, handover, move }: Moving, at: Date): Promise<void> {
  const { fromPersonId, toPersonId } = move
  const live = await findLiveHandover(tx, talk.id)
  if (live !== undefined || talk.ownerStaffId !== undefined) {
    await closeHandover(tx, handover, { outcome: 'reached-another-way' }, at)
    return
  }
  await moveHandover(tx, handover.id, { talkId: talk.id, personId: toPersonId })
  const ids = { talkId: talk.id, personId: toPersonId, handoverId: handover.id }
  const detail = { from: fromPersonId, fromTalk: old.id }
  await recordEvent(tx, { kind: 'handover-moved', ...ids, detail }, at)
  const owner = old.ownerStaffId
  if (owner !== undefined && (await maySpeak(tx, owner, toPersonId))) {
    await setOwner(tx, talk.id, owner)
    return
  }
  if (owner !== undefined || handover.acknowledgedBy === undefined) {
    await waitAnew(tx, handover.id, toPersonId, at)
  }
}

/** Whoever must not see the young person's record cannot go on talking with them. */
async function maySpeak(tx: Tx, staffId: string, personId: string): Promise<boolean> {
  const { barred } = await loadPersonLimits(tx, personId)
  return !barred.has(staffId)
}

/** It waits for the young person's own adviser now: due at once, so that it is routed. */
async function waitAnew(tx: Tx, id: string, personId: string, at: Date): Promise<void> {
  const handover = await loadLiveHandover(tx, id)
  if (handover === undefined) return
  const { team } = await loadPerson(tx, personId)
  await changeHandover(tx, handover, {
    status: 'open',
    stage: 'unrouted',
    for_staff_id: null,
    team: team ?? null,
    taken_by: null,
    taken_at: null,
    acknowledged_by: null,
    acknowledged_at: null,
    due_at: at.getTime(),
  })
}

/** What its owner wrote still leaves; texts that they have seen are answered, in silence. */
async function endOld(tx: Tx, old: AdvisersTalk, personId: string, at: Date): Promise<void> {
  if (old.ownerStaffId !== undefined) {
    await permitTexts(tx, old.id, old.ownerStaffId)
    await answerInSilence(tx, old.id, personId, at)
  }
  await closeWhenAnswered(tx, old.id, at)
}

async function answerInSilence(tx: Tx, talkId: string, personId: string, at: Date): Promise<void> {
  const unread = await loadUnread(tx, talkId)
  const last = unread.at(-1)
  if (last === undefined) return
  const { addressId, channel } = last
  const place = { talkId, personId, addressId, channel }
  const silence = {
    role: 'reply',
    text: '',
    lane: 'normal',
    always: false,
    withheld: 'adviser-owns',
    outcome: 'silent',
    because: 'adviser-owns',
  } as const
  const replyId = await addReply(tx, place, silence, at)
  await markAnswered(
    tx,
    unread.map(({ id }) => id),
    replyId,
  )
}
