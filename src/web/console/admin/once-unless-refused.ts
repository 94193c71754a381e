import type { FastifyRequest } from 'fastify'
import type { ConsoleDeps } from '../page.ts'
import { submitOnce } from '../submit-once.ts'

/**
 * Does `work` once for a form's `key`, as `submitOnce`, and returns the address it led to. What is
 * wrong with the form comes back as it is, and then the same form may be sent again.
 */
export async function onceUnlessRefused<Wrong extends object>(
  deps: Pick<ConsoleDeps, 'store' | 'clock'>,
  request: FastifyRequest,
  key: string,
  work: () => Promise<string | Wrong>,
): Promise<string | Wrong> {
  const refused: { wrong?: Wrong } = {}
  try {
    return await submitOnce(deps, request, key, async () => {
      const result = await work()
      if (typeof result === 'string') return result
      refused.wrong = result
      throw new Refused()
    })
  } catch (error) {
    // The second of two quick clicks hears of the first one's refusal, without what was wrong.
    if (error instanceof Refused && refused.wrong !== undefined) return refused.wrong
    throw error
  }
}

/** Nothing was done, so nothing is noted as done. */
class Refused extends Error {
  readonly statusCode = 409
  constructor() {
    super('The form was refused')
    this.name = 'Refused'
  }
}
