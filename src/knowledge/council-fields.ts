import { z } from 'zod'
import { type Weekday, weekdays, type WorkingPattern } from '../domain/staff.ts'

// === Service hours

/** '24:00' is the end of a day. */
const clockTime = z
  .string('is not a time in quotes')
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "is not a time such as '09:00'")

const period = z
  .tuple([clockTime, clockTime], "is not a pair such as ['09:00', '17:00']")
  .refine(([from, until]) => from < until, 'ends before it begins')

const day = z
  .array(period, 'is not a list of periods')
  .min(1, 'has no period')
  .refine(isInOrder, 'has periods that overlap or are out of order')

/** When the service is there, by day of the week. */
export const serviceHours = z
  .strictObject(
    Object.fromEntries(weekdays.map((name) => [name, day.optional()])) as Record<
      Weekday,
      z.ZodOptional<typeof day>
    >,
    'is not a list of days',
  )
  .refine((days) => Object.values(days).some((one) => one !== undefined), 'has no day')
  .transform((days): WorkingPattern =>
    Object.fromEntries(Object.entries(days).filter(([, periods]) => periods !== undefined)),
  )

function isInOrder(periods: readonly (readonly [string, string])[]): boolean {
  return periods.every(([from], i) => i === 0 || (periods[i - 1]?.[1] ?? '') <= from)
}

// === Colour

/** What WCAG 2.2 asks of text, AA. */
const leastContrast = 4.5

/** Of the console's header: white is written on it. */
export const colour = z
  .string('is not a text in quotes: # begins a comment')
  .regex(/^#[0-9a-f]{6}$/i, 'is not #rrggbb')
  .superRefine((value, context) => {
    const contrast = contrastWithWhite(value)
    if (contrast >= leastContrast || Number.isNaN(contrast)) return
    const problem = `has a contrast of ${contrast.toFixed(2)} to 1 with the white on it; ${leastContrast} is the least`
    context.addIssue({ code: 'custom', message: problem })
  })

/** As WCAG 2.2 counts it: (lighter + 0.05) / (darker + 0.05). */
function contrastWithWhite(hex: string): number {
  const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  )
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
