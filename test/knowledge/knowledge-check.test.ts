import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkCommand } from '../../src/cli/knowledge-check.ts'
import { anArticleFile } from '../support/an-article.ts'

const readingAge = 'Reading age: median 7.6 years, highest 7.6 (council-tax).\n'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'waymark-check-'))
  await mkdir(join(dir, 'en'))
  await writeFile(
    join(dir, 'council.yaml'),
    "name: A\nshort-name: A\ncountries: ['44']\nvalues: {}\n",
  )
  await writeFile(join(dir, 'en', 'council-tax.md'), anArticleFile())
})
afterAll(() => rm(dir, { recursive: true }))

it('says that all is in order', async () => {
  const { output, ok } = await checkCommand(dir, new Date('2026-12-01'))

  expect({ output, ok }).toEqual({
    output: `1 article in order, 0 faults, 0 warnings.\n${readingAge}`,
    ok: true,
  })
})

it('tells faults by file, with line and remedy', async () => {
  await writeFile(join(dir, 'en', 'dentist.md'), anArticleFile({ id: 'Den tist' }))

  const { output, ok } = await checkCommand(dir, new Date('2026-12-01'))

  expect(ok).toBe(false)
  expect(output).toBe(
    'en/dentist.md\n' +
      '  line 2, fault: id has other than small letters, digits and hyphens. ' +
      'To mend: give the file name without .md, such as council-tax.\n\n' +
      `1 article in order, 1 fault, 0 warnings.\n${readingAge}`,
  )
})
