import { z } from 'zod'

/** What the council has decided before real young people may text: `go-live` in council.yaml. */
export interface CouncilGoLive {
  /** How long each is kept, in days after it ended. */
  readonly retention?: Readonly<Record<Kept, number>>
  /** The data protection impact assessment: its name, its date, who signed it. */
  readonly assessment?: string
  /** Nobody is there at night, and the council has accepted that: who did, and when. */
  readonly nobodyAtNight?: string
  /** Advanced Opt-Out has our words: who set them in Twilio, and when. */
  readonly optOutWords?: string
}

/** What a time is set for. */
export const kept = ['messages-days', 'alarms-days', 'allegations-days'] as const
export type Kept = (typeof kept)[number]

const days = z.int('is not a whole number of days').min(1, 'is less than a day')
const signed = z.string('is not a text').trim().min(1, 'is empty')

/** What is null or left out is not decided. */
export const councilGoLive = z
  .strictObject({
    retention: z
      .strictObject(
        Object.fromEntries(kept.map((name) => [name, days])) as Record<Kept, typeof days>,
      )
      .nullish(),
    'data-protection-assessment': signed.nullish(),
    'nobody-at-night-accepted': signed.nullish(),
    'opt-out-words-set': signed.nullish(),
  })
  .transform((given): CouncilGoLive => {
    const { retention, 'data-protection-assessment': assessment } = given
    const nobodyAtNight = given['nobody-at-night-accepted']
    const optOutWords = given['opt-out-words-set']
    return {
      ...(retention != null && { retention }),
      ...(assessment != null && { assessment }),
      ...(nobodyAtNight != null && { nobodyAtNight }),
      ...(optOutWords != null && { optOutWords }),
    }
  })
