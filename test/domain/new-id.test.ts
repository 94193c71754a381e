import { describe, expect, it } from '@jest/globals'
import { validate, version } from 'uuid'
import { newId } from '../../src/domain/new-id.ts'

describe('ids', () => {
  it('of one millisecond sort in the order they were made', () => {
    const at = new Date('2026-11-24T11:00:00Z')

    const ids = Array.from({ length: 200 }, () => newId(at))

    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(200)
  })

  it('sort by their moment, whenever they were made', () => {
    const later = newId(new Date('2026-11-24T11:00:00.001Z'))
    const earlier = newId(new Date('2026-11-24T11:00:00Z'))

    expect(earlier < later).toBe(true)
  })

  it('are UUIDs of version 7', () => {
    const id = newId(new Date('2026-11-24T11:00:00Z'))

    expect(validate(id) && version(id)).toBe(7)
  })
})
