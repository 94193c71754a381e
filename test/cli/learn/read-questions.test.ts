import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readQuestions } from '../../../src/cli/learn/read-questions.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'waymark-questions-'))
  await mkdir(join(dir, 'questions'))
})
afterAll(() => rm(dir, { recursive: true }))

const write = (name: string, ...lines: readonly object[]) =>
  writeFile(
    join(dir, 'questions', name),
    lines.map((line, at) => `${JSON.stringify({ id: `${name}-${at}`, ...line })}\n`).join(''),
  )

it('learns from single questions of tuning files in their order, covered or not', async () => {
  const rent = { outcome: 'answer', topics: ['rent'] }
  await write('tuning-b.jsonl', { turns: ['will it rain'], expect: { outcome: 'none' } })
  await write(
    'tuning-a.jsonl',
    { turns: ['who pays rent'], expect: rent },
    { turns: ['who pays rent', 'and bills'], expect: rent },
    { turns: ['get me a human'], expect: { outcome: 'person' } },
    { turns: ['who knows'] },
  )
  await write('test.jsonl', { turns: ['is rent due'], expect: rent })

  expect(await readQuestions(dir)).toEqual([
    { text: 'who pays rent', topics: ['rent'] },
    { text: 'will it rain', topics: [] },
  ])
})
