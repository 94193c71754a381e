import { describe, expect, it } from '@jest/globals'
import { emptyDialogState } from '../../src/domain/talk.ts'
import { createApology } from '../../src/assistant/apology.ts'
import { countSegments } from '../../src/knowledge/segments.ts'
import { council, phrases } from './support.ts'

describe('a turn that broke', () => {
  const apologise = createApology(phrases, council)
  const dialog = { name: 'ask-a-person', version: 1, state: {} }
  const state = { ...emptyDialogState, article: 'rent', dialog }

  it('becomes an apology, with a person asked and the way to reach one', () => {
    const outcome = apologise({ state }, 'took over 5 s')

    expect(outcome).toMatchObject({
      kind: 'none',
      because: 'apology: took over 5 s',
      effects: [{ kind: 'open-handover', reason: 'apology' }],
      state: { ...emptyDialogState, article: 'rent' },
    })
    expect(outcome.state.dialog).toBeUndefined()
    expect(outcome.replies[0]?.text).toMatch(/asked a person.*01000 111111.*01000 222222.*999/)
    expect(countSegments(outcome.replies[0]?.text ?? '').segments).toBeLessThanOrEqual(2)
  })

  it('asks nobody from a talk that no adviser reads, and does not say so', () => {
    const outcome = apologise({ state, restricted: true }, 'took over 5 s')

    expect(outcome.effects).toEqual([])
    expect(outcome.replies[0]?.text).not.toContain('asked')
  })
})
