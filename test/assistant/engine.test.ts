import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { askAPerson } from '../../src/assistant/dialogs/ask-a-person.ts'
import { safeContact } from '../../src/assistant/dialogs/safe-contact.ts'
import type { EngineResult, OpenDialog } from '../../src/assistant/engine/engine-port.ts'
import { createEngine } from '../../src/assistant/engine/engine.ts'
import type { Script } from '../../src/assistant/engine/script.ts'

/** Counts up to what breaks: its handler throws, or its thread is missing. */
const breaking: Script = {
  name: 'breaking',
  version: 1,
  write(conversation) {
    conversation.asks('default', 'first', [], () => {
      throw new Error('handler broke')
    })
    conversation.asks('lost', 'lost', [], () => 'no-such-thread')
  },
  accepts: () => true,
}

/** An answer that leaves the dialog open, at its second question. */
const open = 'keep-then-earlier'

const engine = createEngine([askAPerson, safeContact, breaking])

function dialogIn(result: EngineResult): OpenDialog {
  if (result.kind === 'passed' || result.dialog === undefined) throw new Error('no dialog open')
  return result.dialog
}

describe('the engine', () => {
  const unhandled: unknown[] = []
  const keep = (error: unknown) => unhandled.push(error)
  beforeEach(() => {
    process.on('unhandledRejection', keep)
  })
  afterEach(() => {
    process.off('unhandledRejection', keep)
    expect(unhandled).toEqual([])
  })

  it('takes a dialog through its steps, its state kept outside', async () => {
    const kept = await engine.answer(engine.open('ask-a-person'), 'keep-then-earlier')
    const stored = JSON.parse(JSON.stringify(dialogIn(kept))) as OpenDialog
    const shown = await engine.answer(stored, 'show')

    expect(kept).toMatchObject({
      said: [{ phrase: 'person:kept', choices: [] }, { phrase: 'person:earlier' }],
      effects: [{ kind: 'choose-who', wish: 'keep' }],
    })
    expect(shown).toEqual({
      kind: 'said',
      said: [{ phrase: 'person:earlier-shown', choices: [] }],
      effects: [{ kind: 'show-earlier' }],
    })
  })

  it('leaves the state it was given as it was: the turn may be taken again', async () => {
    const dialog = dialogIn(await engine.answer(engine.open('ask-a-person'), open))
    const before = structuredClone(dialog)

    const once = await engine.answer(dialog, 'show')
    const twice = await engine.answer(dialog, 'show')

    expect(dialog).toEqual(before)
    expect(twice).toEqual(once)
  })

  it('keeps turns apart that run at the same time', async () => {
    const results = await Promise.all(
      ['keep', 'someone-else', 'leave', 'keep'].map((answer) =>
        engine.answer(engine.open('ask-a-person'), answer),
      ),
    )

    expect(results.map((result) => (result.kind === 'said' ? result.said[0]?.phrase : ''))).toEqual(
      ['person:kept', 'person:someone-asked', 'person:left', 'person:kept'],
    )
  })

  it('gives back a text that answers nothing it asked, and the dialog is over', async () => {
    const dialog = dialogIn(await engine.answer(engine.open('safe-contact'), 'call'))

    expect(await engine.answer(dialog, 'how do i get a bus pass')).toEqual({ kind: 'passed' })
  })

  it('records how and when it is safe to make contact', async () => {
    const text = await engine.answer(engine.open('safe-contact'), 'text')
    const call = await engine.answer(engine.open('safe-contact'), 'call')
    const time = await engine.answer(dialogIn(call), 'after 4 tomorrow')

    expect(text).toMatchObject({ effects: [{ kind: 'note-safe-contact', how: 'text' }] })
    expect(call).toMatchObject({
      said: [{ phrase: 'cards:safeContact.call' }, { phrase: 'person:contact.when' }],
      effects: [{ kind: 'note-safe-contact', how: 'call' }],
    })
    expect(time).toMatchObject({
      effects: [{ kind: 'note-safe-contact', how: 'call', when: 'after 4 tomorrow' }],
    })
  })

  it('starts a dialog over, with a sentence, when its version changed', async () => {
    const dialog = dialogIn(await engine.answer(engine.open('ask-a-person'), open))

    const result = await engine.answer({ ...dialog, version: 0 }, 'show')

    expect(result).toMatchObject({
      said: [{ phrase: 'person:started-over' }, { phrase: 'person:who-gets-it' }],
    })
    expect(dialogIn(result).version).toBe(askAPerson.version)
  })

  it('after starting over takes the answers of the first question', async () => {
    const again = await engine.answer({ name: 'ask-a-person', version: 0, state: null }, '1')
    const result = await engine.answer(dialogIn(again), 'leave')

    expect(result).toMatchObject({ said: [{ phrase: 'person:left' }] })
  })

  it('passes on a dialog it no longer has', async () => {
    const gone = { name: 'gone', version: 1, state: {} }

    expect(await engine.answer(gone, '1')).toEqual({ kind: 'passed' })
  })

  it('passes when the state is not Botkit state', async () => {
    const odd = { name: 'ask-a-person', version: 2, state: { nothing: true } }

    expect(await engine.answer(odd, 'hello')).toEqual({ kind: 'passed' })
  })

  it('rejects when a handler throws, and works for the next turn', async () => {
    const dialog = dialogIn(await engine.answer(engine.open('breaking'), 'default'))

    await expect(engine.answer(dialog, 'go')).rejects.toThrow('handler broke')
    expect(await engine.answer(engine.open('ask-a-person'), 'leave')).toMatchObject({
      kind: 'said',
    })
  })

  it('rejects when a step leads nowhere', async () => {
    await expect(engine.answer(engine.open('breaking'), 'no-such-thread')).rejects.toThrow()
    const dialog = dialogIn(await engine.answer(engine.open('breaking'), 'lost'))
    await expect(engine.answer(dialog, 'go')).rejects.toThrow()
  })

  it.each([
    ['a thread that is gone', '"thread":"keep-then-earlier"', '"thread":"gone"'],
    ['a step that is gone', '"stepIndex":1', '"stepIndex":99'],
    ['a dialog that is gone', '"id":"ask-a-person', '"id":"other'],
    ['no stack', '"dialogStack":', '"other":'],
  ])('neither hangs nor says nothing when its state names %s', async (_, from, to) => {
    const dialog = dialogIn(await engine.answer(engine.open('ask-a-person'), open))
    const broken = JSON.parse(JSON.stringify(dialog).replaceAll(from, to)) as OpenDialog

    const came = await engine
      .answer({ ...broken, name: 'ask-a-person' }, 'show')
      .then((result) => result.kind)
      .catch(() => 'rejected')

    expect(['passed', 'rejected']).toContain(came)
  })
})
