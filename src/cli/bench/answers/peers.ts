import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from './engine.ts'
import { flexSearchEngine } from './engines/flexsearch-engine.ts'
import { fuseEngine } from './engines/fuse-engine.ts'
import { lunrEngine } from './engines/lunr-engine.ts'
import { miniSearchEngine } from './engines/minisearch-engine.ts'
import { nlpJsEngine } from './engines/nlp-js-engine.ts'
import { oramaEngine } from './engines/orama-engine.ts'
import { sqliteEngine } from './engines/sqlite-engine.ts'

/** An engine to compare with. */
export interface Peer {
  /** As `--peers` names it. */
  readonly key: string
  readonly version: string
  readonly open: () => Engine
}

/** All of them, in the order they are run. */
export const peers: readonly Peer[] = [
  { key: 'lunr', version: versionOf('lunr'), open: lunrEngine },
  {
    key: 'minisearch',
    version: versionOf('minisearch'),
    open: () => miniSearchEngine('exact'),
  },
  {
    key: 'minisearch-fuzzy',
    version: versionOf('minisearch'),
    open: () => miniSearchEngine('fuzzy'),
  },
  { key: 'orama', version: versionOf('@orama/orama'), open: oramaEngine },
  { key: 'flexsearch', version: versionOf('flexsearch'), open: flexSearchEngine },
  { key: 'fuse', version: versionOf('fuse.js'), open: fuseEngine },
  { key: 'sqlite', version: process.versions['sqlite'] ?? '-', open: sqliteEngine },
  { key: 'nlpjs', version: versionOf('@nlpjs/basic'), open: nlpJsEngine },
]

/** Not by import: some packages do not export their package.json. */
function versionOf(name: string): string {
  const file = join(import.meta.dirname, '../../../../node_modules', name, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version
}
