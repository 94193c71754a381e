import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { z } from 'zod'
import { allegationRoutes } from '../domain/allegation-case.ts'
import { type CouncilSafety, defaultCouncilSafety } from '../domain/council-safety.ts'

const line = z.string('is not a text').trim().min(1, 'is empty')

/** `safety` in council.yaml: what is left out is as `defaultCouncilSafety` has it. */
export const councilSafety = z
  .strictObject({
    'out-of-hours': z.enum(['staffed_call', 'rota', 'none'], 'is none of the three').optional(),
    'out-of-hours-phone': line.transform(toE164).optional(),
    'out-of-hours-account': z.email('is no e-mail address').optional(),
    protocol: z
      .strictObject({
        rings: line.optional(),
        'rings-999': line.optional(),
        address: line.optional(),
        'under-18': line.optional(),
      })
      .optional(),
    allegations: z
      .strictObject(Object.fromEntries(allegationRoutes.map((route) => [route, line.optional()])))
      .optional(),
    'monthly-sample': z.int('is not a whole number').min(0).max(200).optional(),
  })
  .refine((safety) => safety['out-of-hours'] !== 'staffed_call' || safety['out-of-hours-phone'], {
    error: 'is missing',
    path: ['out-of-hours-phone'],
  })
  .transform((safety): CouncilSafety => {
    const { protocol, allegationRoutes: routes, monthlySample } = defaultCouncilSafety
    return {
      outOfHours: outOfHoursOf(safety),
      protocol: {
        rings: safety.protocol?.rings ?? protocol.rings,
        rings999: safety.protocol?.['rings-999'] ?? protocol.rings999,
        address: safety.protocol?.address ?? protocol.address,
        under18: safety.protocol?.['under-18'] ?? protocol.under18,
      },
      allegationRoutes: { ...routes, ...known(safety.allegations) },
      monthlySample: safety['monthly-sample'] ?? monthlySample,
    }
  })

/** As it is dialled; an extension or an option is none that a voice call could choose. */
function toE164(text: string, context: z.RefinementCtx): string {
  const number = parsePhoneNumberFromString(text, 'GB')
  if (number?.isValid() === true && number.ext === undefined && !/[a-z]/i.test(text)) {
    return number.number
  }
  context.addIssue({ code: 'custom', message: 'is no telephone number of this country' })
  return z.NEVER
}

interface Declared {
  readonly 'out-of-hours'?: string | undefined
  readonly 'out-of-hours-phone'?: string | undefined
  readonly 'out-of-hours-account'?: string | undefined
}

function outOfHoursOf(declared: Declared): CouncilSafety['outOfHours'] {
  const { 'out-of-hours': kind, 'out-of-hours-phone': phone = '' } = declared
  const account = declared['out-of-hours-account']
  if (kind === 'staffed_call') return { kind, phone, ...(account !== undefined && { account }) }
  return kind === 'rota' ? { kind } : { kind: 'none' }
}

function known(
  routes: Readonly<Record<string, string | undefined>> = {},
): Partial<CouncilSafety['allegationRoutes']> {
  return Object.fromEntries(Object.entries(routes).filter(([, words]) => words !== undefined))
}
