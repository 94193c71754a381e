import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'

const root = join(import.meta.dirname, '..')

/** What each folder of src/ may import of the others: imports point one way. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  knowledge: ['domain'],
  safeguarding: ['domain'],
  channels: ['domain'],
  store: ['domain'],
  assistant: ['domain', 'knowledge', 'safeguarding'],
  messaging: ['domain', 'knowledge', 'safeguarding', 'channels', 'assistant', 'store'],
  handover: ['domain', 'knowledge', 'safeguarding', 'channels', 'assistant', 'store', 'messaging'],
  register: ['domain', 'store', 'handover'],
  editing: ['domain', 'knowledge', 'safeguarding', 'assistant', 'store'],
  oversight: ['domain', 'knowledge', 'safeguarding', 'assistant', 'store'],
}
const useCases = ['messaging', 'handover', 'register', 'editing', 'oversight']
const allFolders = [...Object.keys(mayImport), 'jobs']

const layers: Readonly<Record<string, readonly string[]>> = {
  ...mayImport,
  jobs: Object.keys(mayImport),
  // It plays what has happened through the ways that everything takes.
  demo: ['domain', 'store', 'channels', 'messaging', 'handover'],
  web: [...allFolders, 'demo'],
  cli: [
    ...allFolders,
    'demo',
    'config.ts',
    'data-key.ts',
    'environment.ts',
    'system-clock.ts',
    'log.ts',
  ],
  // It measures the whole app against the bare libraries under it.
  'cli/bench': [
    ...allFolders,
    'cli',
    'web',
    'config.ts',
    'environment.ts',
    'app.ts',
    'log.ts',
    'system-clock.ts',
  ],
  'config.ts': ['store'],
  'data-key.ts': ['store'],
  'environment.ts': [],
  'log.ts': [],
  'system-clock.ts': ['domain'],
}
/** They put everything together: `app.ts`, and what it has in files of its own in `app/`. */
const composition = ['app.ts', 'app', 'main.ts']
const partsOfApp = [
  'src/app/listen.ts',
  'src/app/made-of-council.ts',
  'src/app/refuse-until-live.ts',
  'src/app/serve.ts',
  'src/app/ways-out.ts',
  'src/app/wire-assistant.ts',
  'src/app/wire-messaging.ts',
]

interface Import {
  readonly file: string
  readonly from: string
}

describe('the architecture', () => {
  const sources = filesUnder('src')
  const imports = sources.flatMap(importsOf)

  it('is of the folders this test knows', () => {
    const unknown = readdirSync(join(root, 'src')).filter(
      (name) => !(name in layers) && !composition.includes(name),
    )

    expect(unknown).toEqual([])
  })

  it('has imports that point one way', () => {
    const wrong = imports
      .filter(({ from }) => from.startsWith('.'))
      .map(({ file, from }) => ({ file, to: relative(root, join(root, dirname(file), from)) }))
      .filter(({ file, to }) => !isAllowed(partOf(file), partOf(to)))

    expect(wrong.map(({ file, to }) => `${file} imports ${to}`)).toEqual([])
  })

  it('lets no use case reach into web, cli or jobs', () => {
    const reach = useCases.flatMap((name) => layers[name] ?? [])

    expect(reach.filter((name) => ['web', 'cli', 'jobs', 'demo'].includes(name))).toEqual([])
  })

  it('is put together in one place, which nothing under it knows', () => {
    const importers = imports
      .filter(({ file, from }) => partsOfApp.includes(join(dirname(file), from)))
      .map(({ file }) => file)
      .filter((file) => !partsOfApp.includes(file))

    expect(filesUnder('src/app').toSorted()).toEqual(partsOfApp)
    // The error of a taken port is what main.ts tells the operator.
    expect([...new Set(importers)].toSorted()).toEqual(['src/app.ts', 'src/main.ts'])
    expect(layersThatMayImport('app')).toEqual([])
  })

  it('reads relative imports with their .ts, within src', () => {
    const wrong = imports.filter(
      ({ file, from }) =>
        from.startsWith('.') &&
        (!/\.(ts|json)$/.test(from) ||
          relative(root, join(root, dirname(file), from)).startsWith('..')),
    )

    expect(wrong).toEqual([])
  })

  it.each([
    ['botkit and botbuilder', /^(botkit|botbuilder)/, /^src\/assistant\/(engine|dialogs)\//],
    ['lunr', /^lunr/, /^src\/(knowledge|cli\/bench)\//],
    ['twilio', /^twilio/, /^src\/(channels\/twilio|cli\/bench)\//],
    ['CSV files', /^csv-parse/, /^src\/register\//],
    ['the databases', /^(kysely|pg|node:sqlite)/, /^src\/(store|cli)\//],
    ['fastify and nunjucks', /^(fastify|@fastify|nunjucks)/, /^src\/(web|cli\/bench)\//],
    ['jest and the tests', /(jest|\/test\/)/, /^test\//],
  ])('meets %s only where they belong', (_, library, place) => {
    const wrong = imports.filter(({ file, from }) => library.test(from) && !place.test(file))

    expect(wrong).toEqual([])
  })

  it('reads the environment only where the process starts', () => {
    const readers = sources.filter((file) => /\bprocess\.env\b/.test(textOf(file)))

    expect(readers.toSorted()).toEqual(['src/environment.ts'])
  })

  it('stands by itself: nothing names a path outside the repository', () => {
    const outside = ['..', 'shared'].join('/')
    const naming = [...sources, ...filesUnder('test')].filter((file) =>
      textOf(file).includes(outside),
    )

    expect(naming).toEqual([])
  })

  it('would see a wrong import', () => {
    expect(isAllowed('domain', 'store')).toBe(false)
    expect(isAllowed('store', 'channels')).toBe(false)
    expect(isAllowed('assistant', 'store')).toBe(false)
    expect(isAllowed('messaging', 'web')).toBe(false)
    expect(imports).toContainEqual({
      file: 'src/store/talks.ts',
      from: '../domain/new-id.ts',
    })
  })
})

function isAllowed(from: string, to: string): boolean {
  return from === to || composition.includes(from) || (layers[from] ?? []).includes(to)
}

function layersThatMayImport(part: string): readonly string[] {
  return Object.keys(layers).filter((from) => layers[from]?.includes(part))
}

/** 'src/store/engines/sqlite.ts' → 'store'; 'src/config.ts' → 'config.ts'. */
function partOf(path: string): string {
  if (path.startsWith('src/cli/bench/')) return 'cli/bench'
  return path.split('/')[1] ?? path
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
}

function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

/** Every way to import: `import … from`, `export … from` and `import(…)`, types too. */
function importsOf(file: string): readonly Import[] {
  return ts
    .preProcessFile(textOf(file), true, true)
    .importedFiles.map(({ fileName }) => ({ file, from: fileName }))
}
