import type { AllegationRoute } from './allegation-case.ts'

/** Who is there when nobody of the service is on duty: as the council declares it. */
export type OutOfHours =
  /**
   * An automated voice call (E.164) that a person accepts by pressing 1, and reads about with the
   * account of this work e-mail.
   */
  | { readonly kind: 'staffed_call'; readonly phone: string; readonly account?: string }
  /** Staff on a paid on-call list, kept in the console. */
  | { readonly kind: 'rota' }
  /** Nobody: young people are told so at once. */
  | { readonly kind: 'none' }

/** What the page of an alarm says to do: the council's own words, a line each. */
export interface Protocol {
  /** Who rings the young person. */
  readonly rings: string
  /** Who rings 999, and what to say. */
  readonly rings999: string
  /** Where their address is in the case system. */
  readonly address: string
  /** What whoever answers for under 18s does beside it. */
  readonly under18: string
}

/** The safety net as this council runs it: `safety` in council.yaml. */
export interface CouncilSafety {
  readonly outOfHours: OutOfHours
  readonly protocol: Protocol
  /** Who each way of an allegation leads to, in the council's words. */
  readonly allegationRoutes: Readonly<Record<AllegationRoute, string>>
  /** Texts of sealed talks that are shown to the safeguarding lead each month, unnamed; 0: none. */
  readonly monthlySample: number
}

/** Where council.yaml says nothing: nobody is there at night, and nothing is promised. */
export const defaultCouncilSafety: CouncilSafety = {
  outOfHours: { kind: 'none' },
  protocol: {
    rings: 'Ring the young person now, from a number they know. No answer: ring again, then text.',
    rings999:
      'You ring 999 when life may be at risk. Say you work for the council, their name and age, what they wrote, and where they may be.',
    address: 'Their address is in the case system, under the link on their profile.',
    under18: 'Under 18: tell their social worker and the Front Door as well.',
  },
  allegationRoutes: {
    'child-now': 'To the designated officer (LADO) and the Front Door, within one working day.',
    childhood: 'To the designated officer (LADO) and the police.',
    'adult-now': 'To the safeguarding lead: police, adult safeguarding, and the employer.',
    'peers-or-family': 'It is danger, not an allegation: raise an alarm.',
    complaint: 'Rudeness, lateness or no reply: tell them how to make one.',
  },
  monthlySample: 0,
}
