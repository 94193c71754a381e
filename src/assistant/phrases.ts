import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInstance, type Resource, type ResourceLanguage } from 'i18next'

/** The words people read, by key. */
export interface Phrases {
  /**
   * 'replies:none.ask' is `none.ask` in locales/en/replies.json; 'language:fixed@ar' is the same
   * in Arabic. `{council:…}` is left as it is, for `fill`. Throws when the phrase or one of its values is missing: never a gap in a text.
   */
  say(key: string, values?: Readonly<Record<string, string>>): string
  has(key: string): boolean
}

/** Reads every locales/<language>/<namespace>.json under a directory. */
export function loadPhrases(directory: string): Phrases {
  const languages = readdirSync(directory, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  return createPhrases(
    Object.fromEntries(
      languages.map(({ name }) => [name, readNamespaces(join(directory, name))] as const),
    ),
  )
}

function readNamespaces(directory: string): ResourceLanguage {
  const files = readdirSync(directory).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(
    files.map((file) => [
      basename(file, '.json'),
      JSON.parse(readFileSync(join(directory, file), 'utf8')) as ResourceLanguage[string],
    ]),
  )
}

/** Phrases from words already in hand: language, namespace, keys. */
export function createPhrases(resources: Resource): Phrases {
  const i18n = createInstance()
  void i18n.init({
    resources,
    lng: 'en',
    fallbackLng: false,
    ns: [...new Set(Object.values(resources).flatMap((language) => Object.keys(language)))],
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}', nestingPrefix: '$none(' },
    parseMissingKeyHandler: (key) => {
      throw new Error(`No phrase '${key}': add it to locales/`)
    },
    missingInterpolationHandler: (text: string, value: RegExpExecArray) => {
      if (value[1]?.includes(':') === true) return value[0]
      throw new Error(`'${text}' needs a value for ${value[0]}`)
    },
  })
  return {
    say(key, values = {}) {
      const [name, language] = parts(key)
      return i18n.t(name, { ...values, lng: language })
    },
    has(key) {
      const [name, language] = parts(key)
      return i18n.exists(name, { lng: language })
    },
  }
}

function parts(key: string): readonly [string, string] {
  const [name = key, language = 'en'] = key.split('@')
  return [name, language]
}
