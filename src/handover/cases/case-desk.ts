import type { Logger } from 'pino'
import type { WorkingPattern } from '../../domain/staff.ts'
import type { CaseDesk, HandoverDesk } from '../../messaging/deps.ts'
import { keepSafeContact } from '../../store/case-contact.ts'
import { addStep } from '../../store/case-steps.ts'
import { changeCase, findCaseOfTalk } from '../../store/cases.ts'
import { recordLine } from '../../store/kept-out.ts'
import type { Tx } from '../../store/store.ts'
import { raiseCase } from './raise-case.ts'
import { somethingElse } from './something-else.ts'
import { tellOfficers } from './tell-officers.ts'

export interface CaseDeskDeps {
  readonly desk: HandoverDesk
  readonly log: Logger
  /** The hours in which a working day is counted. */
  readonly serviceHours: () => WorkingPattern
  /** A phrase of locales/. */
  readonly say: (key: string) => string
}

/** What gets something an adult did to the allegations officers, and to nobody else. */
export function createCaseDesk(deps: CaseDeskDeps): CaseDesk {
  const { log } = deps

  /** More that concerns an open case: on record, and its officers are told that there is more. */
  async function addMore(
    tx: Tx,
    talkId: string,
    step: 'told-more' | 'asked-for-person' | 'texts-off',
    at: Date,
  ): Promise<void> {
    const known = await findCaseOfTalk(tx, talkId)
    if (known === undefined) return
    await addStep(tx, { caseId: known.id, step }, at)
    const { id: caseId, personId } = known
    await tellOfficers(tx, log, { caseId, personId, kind: 'case', urgency: 'normal' }, at)
  }

  return {
    raise: (tx, raised, at) => raiseCase(tx, deps, raised, at),
    toldMore: (tx, talkId, at) => addMore(tx, talkId, 'told-more', at),
    askedForPerson: (tx, talkId, at) => addMore(tx, talkId, 'asked-for-person', at),
    textsOff: (tx, talkId, at) => addMore(tx, talkId, 'texts-off', at),
    async textCameIn(tx, talkId, at) {
      const known = await findCaseOfTalk(tx, talkId)
      if (known === undefined) return
      const { id: caseId, personId, officerId } = known
      const owned = officerId === undefined ? {} : { officerId }
      const told = { caseId, personId, kind: 'case', urgency: 'normal', ...owned } as const
      await tellOfficers(tx, log, told, at)
    },
    somethingElse: (tx, talkId, leaving, at) => somethingElse(tx, deps, talkId, leaving, at),

    async noteContact(tx, talkId, contact, at) {
      const known = await findCaseOfTalk(tx, talkId)
      if (known === undefined) return
      await keepSafeContact(tx, known.id, contact)
      await addStep(tx, { caseId: known.id, step: 'safe-contact' }, at)
    },

    async noteAbout(tx, talkId, about, at) {
      const known = await findCaseOfTalk(tx, talkId)
      if (known === undefined || !(await changeCase(tx, known.id, { about }))) return
      await recordLine(tx, { ...known, about }, at)
      await addStep(tx, { caseId: known.id, step: 'about' }, at)
    },
  }
}
