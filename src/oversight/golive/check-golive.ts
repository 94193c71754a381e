import type { OutOfHours } from '../../domain/council-safety.ts'
import type { Role, StaffMember } from '../../domain/staff.ts'
import type { CouncilGoLive } from '../../knowledge/council-go-live.ts'

/** One thing that must be so before real young people may text; the remedy is for when it is not. */
export interface GoLiveCheck {
  readonly what: string
  readonly ok: boolean
  readonly remedy: string
}

/** What is known of the service that is to go live. */
export interface GoLiveFacts {
  /** Plain words of danger are heard. */
  readonly dangerHeard: boolean
  /** Numbers of the cards that council.yaml has no value for. */
  readonly missingNumbers: readonly string[]
  readonly outOfHours: OutOfHours
  /** When the contact out of hours last acknowledged a drill, in the last 30 days. */
  readonly drilledAt?: Date
  readonly goLive: CouncilGoLive
  /** Facts the council has not confirmed, and that are in use. */
  readonly toConfirm: { readonly values: readonly string[]; readonly articles: readonly string[] }
  /** Everybody who works here. */
  readonly staff: readonly Pick<StaffMember, 'roles'>[]
  /** No code is asked for at sign-in, and there are made-up people. */
  readonly demo: boolean
  /** Keywords are set per messaging service, so there must be one. */
  readonly hasMessagingService: boolean
  /** A number of ours that can make voice calls. */
  readonly hasVoiceNumber: boolean
  /** Whoever is rung at night has an account to read the alarm with. */
  readonly hasNightAccount: boolean
}

/** A contact out of hours counts as tested for this many days. */
export const testedForDays = 30

/** Everything that is looked at, in the order an operator would mend it. */
export function checkGoLive(facts: GoLiveFacts): readonly GoLiveCheck[] {
  return [
    ...netChecks(facts),
    ...outOfHoursChecks(facts),
    ...decidedChecks(facts),
    ...staffChecks(facts),
    ...factChecks(facts),
    ...optOutChecks(facts),
  ]
}

function netChecks({ dangerHeard, missingNumbers }: GoLiveFacts): readonly GoLiveCheck[] {
  return [
    {
      what: 'The safety net hears danger',
      ok: dangerHeard,
      remedy: 'A plain text of danger raised nothing: this version must not be used. Report it.',
    },
    {
      what: 'The danger cards have every number',
      ok: missingNumbers.length === 0,
      remedy: `Give council.yaml a value for ${missingNumbers.join(', ')}`,
    },
  ]
}

function outOfHoursChecks(facts: GoLiveFacts): readonly GoLiveCheck[] {
  const { outOfHours, drilledAt, goLive, hasVoiceNumber, hasNightAccount } = facts
  if (outOfHours.kind === 'none') {
    return [
      {
        what: 'Out of hours: nobody is there, and the council has accepted that',
        ok: goLive.nobodyAtNight !== undefined,
        remedy:
          "Declare who is there under safety, out-of-hours in council.yaml, or write who accepted that nobody is: go-live, nobody-at-night-accepted: 'name, date'",
      },
    ]
  }
  const tested = {
    what: `Out of hours: ${outOfHours.kind} was tested in the last ${testedForDays} days`,
    ok: drilledAt !== undefined,
    remedy:
      'Run npm run waymark -- drill --night while the service runs, and have them accept it. Before going live it runs with REHEARSAL=1',
  }
  if (outOfHours.kind === 'rota') return [tested]
  return [
    {
      what: 'A number that makes voice calls',
      ok: hasVoiceNumber,
      remedy: 'Set TWILIO_SMS_FROM to a number of the account with the capability Voice',
    },
    {
      what: 'Whoever answers at night has an account',
      ok: hasNightAccount,
      remedy:
        'Add it under Admin, Staff, with any role and no working hours, and write its e-mail as safety, out-of-hours-account in council.yaml: without it they accept an alarm and cannot read whose',
    },
    tested,
  ]
}

function decidedChecks({ goLive, demo }: GoLiveFacts): readonly GoLiveCheck[] {
  return [
    {
      what: 'How long things are kept is decided',
      ok: goLive.retention !== undefined,
      remedy: 'Set go-live, retention in council.yaml',
    },
    {
      what: 'A data protection impact assessment is named',
      ok: goLive.assessment !== undefined,
      remedy: "Set go-live, data-protection-assessment: 'its name, its date, who signed it'",
    },
    {
      what: 'Staff sign in with a code as well as a password',
      ok: !demo,
      remedy: 'Set DEMO=0: the demo signs in with a password alone',
    },
  ]
}

function staffChecks({ staff }: GoLiveFacts): readonly GoLiveCheck[] {
  const wanted: readonly (readonly [Role, number, string])[] = [
    ['allegations-officer', 2, 'Two allegations officers, so that one can be kept out'],
    ['safeguarding-lead', 1, 'A safeguarding lead'],
    ['administrator', 1, 'An administrator'],
  ]
  return wanted.map(([role, least, what]) => {
    const count = staff.filter(({ roles }) => roles.includes(role)).length
    const remedy = `There ${count === 1 ? 'is 1' : `are ${count}`}: add them in the console under Admin, Staff, or with npm run waymark -- staff add`
    return { what, ok: count >= least, remedy }
  })
}

function factChecks({ toConfirm: { values, articles } }: GoLiveFacts): readonly GoLiveCheck[] {
  return [
    {
      what: "The council's numbers and names are confirmed or hidden",
      ok: values.length === 0,
      remedy: `Confirm each and take its confirm out of council.yaml, or set value: null. ${counted(values, 'value')}`,
    },
    {
      what: 'What articles say is confirmed or hidden',
      ok: articles.length === 0,
      remedy: `Confirm each line under confirm and take it out, or take the sentence out. ${counted(articles, 'article')}`,
    },
  ]
}

function counted(names: readonly string[], one: string): string {
  return `${names.length} ${names.length === 1 ? one : `${one}s`}: ${names.join(', ')}`
}

function optOutChecks({ goLive, hasMessagingService }: GoLiveFacts): readonly GoLiveCheck[] {
  return [
    {
      what: 'Advanced Opt-Out can be set: there is a messaging service',
      ok: hasMessagingService,
      remedy:
        'Make one in Twilio, put the senders in its pool, and set TWILIO_MESSAGING_SERVICE_SID',
    },
    {
      what: 'Advanced Opt-Out has our words',
      ok: goLive.optOutWords !== undefined,
      remedy:
        "Twilio shows them to no program: set them as npm run waymark -- twilio setup prints, text HELP from a phone, and write go-live, opt-out-words-set: 'who, when'",
    },
  ]
}
