import { refuse, type Refusal } from './create-fields.ts'

const sidPattern = /^HX[0-9a-fA-F]{32}$/

/**
 * The content templates of the account, and what Twilio says of a message that names one.
 * https://www.twilio.com/docs/content
 */
export class ContentTemplates {
  readonly #wordings = new Map<string, string>()

  /** Approves a wording with {{1}} … for its variables. */
  approve(sid: string, wording: string): void {
    this.#wordings.set(sid, wording)
  }

  check(form: URLSearchParams): Refusal | undefined {
    const sid = form.get('ContentSid')
    const given = form.get('ContentVariables')
    if (sid === null) {
      return given === null ? undefined : refuse(21654, 'A ContentSid must be specified')
    }
    const wording = sidPattern.test(sid) ? this.#wordings.get(sid) : undefined
    if (wording === undefined) return refuse(21655, 'The ContentSid is invalid')
    const variables = readVariables(given ?? '{}')
    if (variables === undefined) return refuse(21656, 'The ContentVariables Parameter is invalid')
    const isSame = namesIn(wording).join() === [...variables.keys()].sort().join()
    return isSame ? undefined : refuse(63028, 'Number of parameters does not match the expected')
  }

  /** What the young person reads of it. */
  wordsOf(form: URLSearchParams): string | undefined {
    const wording = this.#wordings.get(form.get('ContentSid') ?? '')
    const variables = readVariables(form.get('ContentVariables') ?? '{}')
    return wording?.replaceAll(/\{\{(\d+)\}\}/g, (_, name: string) => variables?.get(name) ?? '')
  }
}

function namesIn(wording: string): readonly string[] {
  const names = [...wording.matchAll(/\{\{(\d+)\}\}/g)].map((match) => match[1] ?? '')
  return [...new Set(names)].sort()
}

/** Twilio wants a JSON object of texts, none of them empty. */
function readVariables(json: string): ReadonlyMap<string, string> | undefined {
  try {
    const entries = Object.entries(JSON.parse(json) as Record<string, unknown>)
    const isFine = entries.every(([, value]) => typeof value === 'string' && value !== '')
    return isFine ? new Map(entries as [string, string][]) : undefined
  } catch {
    return undefined
  }
}
