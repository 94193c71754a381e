import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readKnowledgeDir } from '../../src/knowledge/load-files.ts'
import { watchKnowledge } from '../../src/knowledge/watch.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'waymark-watch-'))
  await mkdir(join(dir, 'en'))
})
afterAll(() => rm(dir, { recursive: true }))

it('tells of a changed article, and of nothing else, until it is stopped', async () => {
  const stop = new AbortController()
  const changed = Promise.withResolvers<string>()
  const wait = () => Promise.resolve()
  const watching = watchKnowledge(dir, changed.resolve, stop.signal, wait)
  await writeFile(join(dir, 'en', '.tax.md.swp'), 'x')
  await writeFile(join(dir, 'en', 'notes.txt'), 'x')
  await writeFile(join(dir, 'en', 'tax.md'), 'x')

  expect(await changed.promise).toBe('en/tax.md')

  stop.abort()
  await expect(watching).resolves.toBeUndefined()
})

it('rejects when the folder is not there', async () => {
  const { signal } = new AbortController()
  const watching = watchKnowledge(
    join(dir, 'none'),
    () => undefined,
    signal,
    () => Promise.resolve(),
  )

  await expect(watching).rejects.toThrow('ENOENT')
})

it('reads articles and settings, with paths from the folder down', async () => {
  await writeFile(join(dir, 'council.yaml'), 'a: b')

  const files = await readKnowledgeDir(dir)

  expect(files.map((file) => file.path)).toEqual(['council.yaml', 'en/tax.md'])
})
