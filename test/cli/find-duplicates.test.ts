import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findDuplicates } from '../../src/cli/find-duplicates.ts'
import { anArticleFile } from '../support/an-article.ts'

const line = (id: string, text: string, ...more: readonly string[]): string =>
  JSON.stringify({
    id,
    lang: 'en',
    turns: [text, ...more],
    expect: { outcome: 'answer', topics: ['council-tax'] },
  })
const fileOf = (...lines: readonly string[]) => lines.map((one) => `${one}\n`).join('')

const own = line('t2', 'can they take me to court over it')
const tuning = fileOf(line('t1', 'Way 7 of asking!'), own)
const several = line('u4', 'way 8 of asking', 'and if im 17')
const fresh = line('u3', 'do students pay less')
const unseen = fileOf(
  line('u1', 'will it rain on saturday'),
  line('u2', 'can they take me to court over it pls'),
  fresh,
  several,
)

let dir: string
let files: readonly string[]

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'waymark-duplicates-'))
  await mkdir(join(dir, 'en'))
  await writeFile(join(dir, 'en', 'council-tax.md'), anArticleFile())
  await writeFile(
    join(dir, 'vocabulary.en.yaml'),
    'meant-otherwise:\n  not-covered: [will it rain on saturday]\n',
  )
  files = ['tuning.jsonl', 'unseen.jsonl'].map((name) => join(dir, name))
  await writeFile(join(dir, 'tuning.jsonl'), tuning)
  await writeFile(join(dir, 'unseen.jsonl'), unseen)
})
afterEach(() => rm(dir, { recursive: true }))

const contents = () => Promise.all(files.map((file) => readFile(file, 'utf8')))

describe('finding duplicates', () => {
  it('names each with what it repeats: an ask, the vocabulary, a file named before', async () => {
    const { output, ok } = await findDuplicates(dir, files, false)

    const [one, other] = files
    expect(ok).toBe(false)
    expect(output.split('\n')).toEqual([
      `${one} t1 'Way 7 of asking!' is nearly council-tax 'way 7 of asking'`,
      `${other} u1 'will it rain on saturday' is nearly not-covered 'will it rain on saturday'`,
      `${other} u2 'can they take me to court over it pls' is nearly ${one} t2 'can they take me to court over it'`,
      '3 near-duplicates.',
    ])
  })

  it('changes no file', async () => {
    await findDuplicates(dir, files, false)

    expect(await contents()).toEqual([tuning, unseen])
  })

  it('takes them out when told to, leaves the others to the letter, and finds no more', async () => {
    const removed = await findDuplicates(dir, files, true)

    expect(removed.ok).toBe(true)
    expect(removed.output).toContain('3 near-duplicates taken out.')
    expect(await contents()).toEqual([fileOf(own), fileOf(fresh, several)])
    expect(await findDuplicates(dir, files, false)).toEqual({
      output: '0 near-duplicates.',
      ok: true,
    })
  })

  it('names what repeats in the file that is named later', async () => {
    const { output } = await findDuplicates(dir, files.toReversed(), false)

    expect(output).toContain(`${files[0]} t2 'can they take me to court over it' is nearly`)
  })
})
