import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { createSimulatedCaller, noCaller } from '../../src/channels/simulated-caller.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-calls-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

it('leaves a file for each call of the demo, and nobody answers', async () => {
  const calls = join(folder, 'calls')
  const result = await createSimulatedCaller(calls).call({ id: 'a-b', to: '+441452614194' })

  expect(result).toEqual({ kind: 'ringing', providerId: 'SIMab' })
  expect(readdirSync(calls)).toEqual(['a-b.txt'])
  expect(readFileSync(join(calls, 'a-b.txt'), 'utf8')).toContain('+441452614194')
})

it('is tried later when the folder cannot be written', async () => {
  writeFileSync(join(folder, 'calls'), 'in the way')
  const result = await createSimulatedCaller(join(folder, 'calls')).call({ id: 'a', to: '+44' })

  expect(result).toEqual({ kind: 'try-later', code: 'no-folder' })
})

it('says what to set where no call can be made', async () => {
  expect(await noCaller.call({ id: 'a', to: '+44' })).toMatchObject({ kind: 'refused' })
})
