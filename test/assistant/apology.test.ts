import { expect, it } from '@jest/globals'
import { emptyDialogState } from '../../src/domain/talk.ts'
import { createApology } from '../../src/assistant/apology.ts'
import { countSegments } from '../../src/knowledge/segments.ts'
import { council, phrases } from './support.ts'

it('a turn that broke becomes an apology with a way to reach a person', () => {
  const dialog = { name: 'ask-a-person', version: 1, state: {} }

  const outcome = createApology(phrases, council)(
    { ...emptyDialogState, article: 'rent', dialog },
    'took over 5 s',
  )

  expect(outcome).toMatchObject({
    kind: 'none',
    because: 'apology: took over 5 s',
    effects: [{ kind: 'open-handover', reason: 'apology' }],
    state: { ...emptyDialogState, article: 'rent' },
  })
  expect(outcome.state.dialog).toBeUndefined()
  expect(outcome.replies[0]?.text).toMatch(/01000 111111.*01000 222222.*999/)
  expect(countSegments(outcome.replies[0]?.text ?? '').segments).toBeLessThanOrEqual(2)
})
