import { findOrAddAddress, linkAddress } from '../../store/address-links.ts'
import type { DrillAsked } from '../../domain/drill.ts'
import type { Place } from '../../store/messages.ts'
import { loadPerson, whoIsHere } from '../../store/people.ts'
import { readDrillPerson, writeDrillPerson } from '../../store/drills.ts'
import { registerPerson } from '../../store/registrations.ts'
import { loadRoster } from '../../store/staff.ts'
import type { Tx } from '../../store/store.ts'
import { openTalk } from '../../store/talks.ts'

export const drillName = 'Drill (not a real person)'
/** Nobody's team, so that nobody of the service is on duty for it. */
const nightTeam = 'Drill, as at night'
/** A name of WhatsApp's, on SMS: no text can be sent to it, and the sender asks nobody. */
const nowhere = { channel: 'sms', value: 'GB.Drill' } as const

/** Where the drill's text comes from: a row of its own, with the people of whoever is asked for. */
export async function drillPlace(
  tx: Tx,
  asked: Pick<DrillAsked, 'night' | 'likePersonId'>,
  at: Date,
): Promise<Place> {
  const personId = (await readDrillPerson(tx)) ?? (await addPerson(tx, at))
  const { adviserId, leadWorkerId, team, status, birthday } = await peopleFor(tx, asked, at)
  await tx.sql
    .updateTable('people')
    .set({
      ...{ adviser_id: adviserId ?? null, adviser_told_id: adviserId ?? null },
      ...{ lead_worker_id: leadWorkerId ?? null, team: team ?? null, status: status ?? null },
      birthday_sealed:
        birthday === undefined
          ? null
          : tx.vault.seal({ table: 'people', column: 'birthday', row: personId }, birthday),
    })
    .where('id', '=', personId)
    .execute()
  const { id: addressId } = await findOrAddAddress(tx, nowhere, at)
  const { id: talkId } = await openTalk(tx, personId, 'advisers', at)
  return { talkId, personId, addressId, channel: 'sms' }
}

/** Of the demo where the store is: a real one beside it would bar it from starting. */
async function addPerson(tx: Tx, at: Date): Promise<string> {
  const { demo } = await whoIsHere(tx)
  const own = { preferredName: drillName, language: 'en', addresses: [], demo }
  const personId = await registerPerson(tx, own, 'a drill', at)
  const { id: addressId } = await findOrAddAddress(tx, nowhere, at)
  await linkAddress(tx, { addressId, personId, by: 'a drill', why: 'a drill' }, at)
  await writeDrillPerson(tx, personId)
  return personId
}

async function peopleFor(
  tx: Tx,
  { night, likePersonId }: Pick<DrillAsked, 'night' | 'likePersonId'>,
  at: Date,
): Promise<Partial<Awaited<ReturnType<typeof loadPerson>>>> {
  if (night) return { team: nightTeam }
  if (likePersonId !== undefined) return loadPerson(tx, likePersonId)
  const duty = (await loadRoster(tx, at)).find(({ roles }) => roles.includes('duty-adviser'))
  return duty === undefined ? {} : { team: duty.team }
}
