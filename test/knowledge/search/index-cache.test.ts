import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { buildIndex, type BuiltIndex } from '../../../src/knowledge/search/build-index.ts'
import { createSearch } from '../../../src/knowledge/search/create-search.ts'
import { buildOrLoad } from '../../../src/knowledge/search/index-cache.ts'
import { openLanguageSearch } from '../../../src/knowledge/search/language-search.ts'
import { anArticle, aVocabulary, someArticles } from '../../support/an-article.ts'
import { ask } from './support.ts'

const vocabulary = aVocabulary()
const other = [anArticle({ id: 'bins', title: 'Bins', asks: ['when are bins emptied'] })]
const questions = ['do i pay counsil tax', 'my tooth hurts', 'nowhere 2 sleep', 'moose', '']

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'waymark-cache-'))
})
afterEach(() => rm(dir, { recursive: true }))

const load = () => buildOrLoad(someArticles, vocabulary, dir)

async function onlyFile(): Promise<string> {
  const [name = '', ...more] = await readdir(dir)
  expect(more).toEqual([])
  return join(dir, name)
}

function answers(built: BuiltIndex) {
  const search = openLanguageSearch(built, vocabulary)
  return questions.map((question) => ask(search, question))
}

describe('the index on disk', () => {
  it('answers exactly as what was built', async () => {
    const built = answers(await load())

    expect(answers(await load())).toEqual(built)
    expect(built).toEqual(answers(buildIndex(someArticles, vocabulary)))
  })

  it('is used in place of building again', async () => {
    await load()
    await writeFile(await onlyFile(), serialize(buildIndex(other, vocabulary)))

    expect((await load()).articles.map(({ id }) => id)).toEqual(['bins'])
  })

  it.each([
    ['is empty', () => Buffer.alloc(0)],
    ['is something else', () => Buffer.from('{"half":')],
    ['is half of one', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ])('is built again, and kept, when its file %s', async (_, broken) => {
    const built = answers(await load())
    const file = await onlyFile()
    const whole = await readFile(file)
    await writeFile(file, broken(whole))

    expect(answers(await load())).toEqual(built)
    expect((await readFile(file)).equals(whole)).toBe(true)
  })

  it.each([
    ['articles', other, vocabulary],
    ['words', someArticles, aVocabulary({ means: { leccy: ['electricity'] } })],
  ])('is another for other %s, and the older one goes', async (_, articles, words) => {
    await load()
    const before = await onlyFile()

    await buildOrLoad(articles, words, dir)

    expect(await onlyFile()).not.toBe(before)
  })

  it('leaves the index of another language alone', async () => {
    await load()
    await buildOrLoad([anArticle({ language: 'de' })], { ...vocabulary, language: 'de' }, dir)

    expect(await readdir(dir)).toHaveLength(2)
  })

  it('is not needed: a folder that cannot be written only costs time', async () => {
    const blocked = join(dir, 'a-file')
    await writeFile(blocked, '')

    const built = await buildOrLoad(someArticles, vocabulary, blocked)

    expect(built.articles).toHaveLength(someArticles.length)
  })

  it('is one a language when a search that runs has merged an edit', async () => {
    const search = createSearch({ cacheDir: dir })
    await search.load(someArticles, [vocabulary])
    const before = await onlyFile()
    await search.replace(other[0] ?? anArticle())
    await search.settled()
    await search.close()

    expect(await onlyFile()).not.toBe(before)
  })
})
