import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { findDataKeys } from '../src/data-key.ts'
import { StoreUnavailable } from '../src/store/store.ts'

describe('the data key', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-key-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  const at = (...names: readonly string[]): string => join(folder, ...names)
  const sqlite = (file: string) => ({ engine: 'sqlite', file: at(file) }) as const

  it('is what DATA_KEY says, and then none is made', () => {
    const given = [Buffer.alloc(32, 7)]

    expect(findDataKeys(sqlite('waymark.db'), given)).toEqual({ keys: given })
    expect(existsSync(at('waymark.key'))).toBe(false)
  })

  it('is made at the first start, kept beside the store, and found again', () => {
    const made = findDataKeys(sqlite('data/waymark.db'), undefined)
    const found = findDataKeys(sqlite('data/waymark.db'), undefined)

    expect(made.keptIn).toBe(at('data', 'waymark.key'))
    expect(made.keys).toHaveLength(1)
    expect(made.keys[0]).toHaveLength(32)
    expect(found).toEqual(made)
  })

  it('is for its owner’s eyes only', () => {
    const { keptIn = '' } = findDataKeys(sqlite('waymark.db'), undefined)

    expect(statSync(keptIn).mode & 0o777).toBe(0o600)
  })

  it('is another for every store', () => {
    const keys = ['one.db', 'two.db'].map((file) => findDataKeys(sqlite(file), undefined).keys)

    expect(keys[0]).not.toEqual(keys[1])
  })

  it.each([
    ['waymark.db', 'waymark.key'],
    ['store', 'store.key'],
    ['my.db.sqlite', 'my.db.sqlite.key'],
  ])('of %s is kept in %s', (file, keyFile) => {
    expect(findDataKeys(sqlite(file), undefined).keptIn).toBe(at(keyFile))
  })

  it('that was lost is not replaced: a new one would open nothing', () => {
    writeFileSync(at('waymark.db'), 'a store')

    const find = () => findDataKeys(sqlite('waymark.db'), undefined)

    expect(find).toThrow(StoreUnavailable)
    expect(find).toThrow(/waymark\.db is there, but its key .*waymark\.key is not.*DATA_KEY/)
    expect(existsSync(at('waymark.key'))).toBe(false)
  })

  it('that was damaged is refused, and left as it is', () => {
    writeFileSync(at('waymark.key'), 'c2hvcnQ=\n')

    const find = () => findDataKeys(sqlite('waymark.db'), undefined)

    expect(find).toThrow(StoreUnavailable)
    expect(find).toThrow(/waymark\.key/)
    expect(readFileSync(at('waymark.key'), 'utf8')).toBe('c2hvcnQ=\n')
  })

  it('must be given for PostgreSQL', () => {
    const find = () => findDataKeys({ engine: 'postgres', url: 'postgres://db/w' }, undefined)

    expect(find).toThrow('PostgreSQL needs DATA_KEY')
  })
})
