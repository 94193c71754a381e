import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { runPeople } from '../../src/cli/people.ts'
import { runImport } from '../../src/cli/run-import.ts'
import { runStaff } from '../../src/cli/staff.ts'
import { UsageError } from '../../src/cli/usage-error.ts'
import { listRegister } from '../../src/store/registrations.ts'
import { findSetUp } from '../../src/store/sign-ins.ts'
import { findStaffByEmail, loadRoster } from '../../src/store/staff.ts'
import { databases } from '../support/databases.ts'
import { dataKey } from '../support/prepared-database.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const examples = join(import.meta.dirname, '../../docs/examples')

describe.each(databases)('the register at the machine (%s)', (name) => {
  let test: TestStore
  let folder: string

  beforeAll(async () => {
    test = await openTestStore(name)
  })
  beforeEach(async () => {
    await test.empty()
    folder = mkdtempSync(join(tmpdir(), 'waymark-register-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  afterAll(() => test.close())

  const env = () => ({
    DATABASE_URL: test.database.url,
    DATA_KEY: dataKey.toString('base64'),
    DEMO: '1',
  })
  const people = (...args: readonly string[]) => runPeople(args, env(), test.clock)
  const staff = (...args: readonly string[]) => runStaff(args, env(), test.clock)
  const fileOf = (text: string): string => {
    const file = join(folder, 'some.csv')
    writeFileSync(file, text)
    return file
  }
  const register = () => listRegister(test.store)

  it('brings in the example files of the docs, and changes nothing the second time', async () => {
    const first = await staff('import', join(examples, 'staff.csv'), '--yes')
    const second = await people('import', join(examples, 'people.csv'), '--yes')
    const again = await people('import', join(examples, 'people.csv'), '--yes')

    expect(first).toEqual({ ok: true, output: expect.stringContaining('6 new, 0 changed') })
    expect(second).toEqual({ ok: true, output: expect.stringContaining('3 new, 0 changed') })
    expect(again.output).toBe('\n0 new, 0 changed, 3 unchanged.')
    expect(await register()).toHaveLength(3)
  })

  it.each([[[]], [['--dry-run']]])('shows and writes nothing with %j', async (flags) => {
    const file = fileOf('reference,preferred_name\nGL-1,Mia\n')

    const { output, ok } = await people('import', file, ...flags)

    expect(ok).toBe(true)
    expect(output).toContain('line 2  new      GL-1')
    expect(output).toContain('Nothing was written.')
    expect(await register()).toEqual([])
  })

  it('names every fault with its line and remedy, and fails', async () => {
    const file = fileOf('reference,preferred_name,mobile\nGL-1,Mia,01452 426565\n')

    const { output, ok } = await people('import', file, '--yes')

    expect(ok).toBe(false)
    expect(output).toBe(
      "line 2, mobile: '01452 426565' is a landline, which cannot be texted. Give a mobile number, or leave the cell empty.\n\n1 line is wrong, so nothing is imported.",
    )
    expect(await register()).toEqual([])
  })

  it('adds the first of staff with a link that works', async () => {
    const { output, ok } = await staff(
      ...['add', '--name', 'Ada Lane', '--email', 'ada@council.example'],
      ...['--team', 'North', '--roles', 'administrator; team manager'],
    )

    expect(ok).toBe(true)
    const token = /\/console\/set-up\/(\S+)/.exec(output)?.[1] ?? ''
    expect(await findSetUp(test.store, token, test.clock.now())).toMatchObject({
      name: 'Ada Lane',
    })
  })

  it('says by option what is wrong with somebody', async () => {
    const { output, ok } = await staff(
      ...['add', '--name', 'Ada', '--email', 'ada', '--team', 'North'],
      ...['--roles', 'safeguarding lead'],
    )

    expect(ok).toBe(false)
    expect(output).toContain("--email 'ada' is not an e-mail address")
    expect(output).toContain('--roles')
    expect(await loadRoster(test.store, test.clock.now())).toEqual([])
  })

  it('gives another link, and lets somebody leave', async () => {
    await staff('import', join(examples, 'staff.csv'), '--yes')
    await people('import', join(examples, 'people.csv'), '--yes')

    const link = await staff('link', 'jo.marsh@council.example')
    const left = await staff('left', 'jo.marsh@council.example')

    expect(link.output).toContain('/console/set-up/')
    expect(left.output).toContain('adviser or lead worker: 1')
    expect(await findStaffByEmail(test.store, 'jo.marsh@council.example')).toBeUndefined()
    await expect(staff('left', 'jo.marsh@council.example')).rejects.toThrow(UsageError)
  })

  it('keeps the only administrator', async () => {
    await staff('import', join(examples, 'staff.csv'), '--yes')

    expect(await staff('left', 'mo.hill@council.example')).toMatchObject({ ok: false })
  })

  it.each([
    () => people(),
    () => people('export', 'x'),
    () => people('import'),
    () => people('import', '/no/such/file.csv'),
    () => people('import', 'a.csv', '--no'),
    () => staff(),
    () => staff('constructor'),
    () => staff('add', '--shoe-size', '5'),
    () => staff('link', 'nobody@council.example'),
  ])('says how it is called (%#)', async (call) => {
    await expect(async () => call()).rejects.toThrow(UsageError)
  })
})

describe('the yes at a terminal', () => {
  const plan = {
    ...{ faults: [], warnings: [], notes: [], unchanged: 0, missing: [] },
    rows: [{ line: 2, who: 'GL-1', isNew: true, changed: [] }],
  }

  it.each([
    [true, 1],
    [false, 0],
  ])('counts (%s)', async (answer, times) => {
    let written = 0
    const file = join(examples, 'people.csv')

    await runImport([file], {
      preview: () => Promise.resolve(plan),
      write: () => {
        written += 1
        return Promise.resolve(plan)
      },
      confirm: () => Promise.resolve(answer),
    })

    expect(written).toBe(times)
  })
})
