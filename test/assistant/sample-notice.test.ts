import { describe, expect, it } from '@jest/globals'
import { takeTurn } from '../../src/assistant/turn.ts'
import { createLibrary } from '../../src/knowledge/library.ts'
import { countSegments } from '../../src/knowledge/segments.ts'
import { anArticle, aSection, aToolbox, aTurn, council, read } from './support.ts'

const article = anArticle('who-sees-this-chat', { sections: [aSection('staff')] })

/** The council's tools, with this many texts a month in the sample. */
function toolsWith(monthlySample: number) {
  const safety = { ...council.safety, monthlySample }
  return aToolbox([article], undefined, {
    library: () => createLibrary([article], { ...council, safety }),
  })
}

async function repliesTo(text: string, monthlySample: number): Promise<readonly string[]> {
  const turn = aTurn(text)
  const { replies } = await takeTurn(toolsWith(monthlySample), turn, read(turn))
  return replies.map((reply) => reply.text)
}

describe('who asks who can see this chat', () => {
  it('is told of the monthly sample while it is on, in a text of its own', async () => {
    const [answer = '', notice = '', ...more] = await repliesTo('who', 20)

    expect(answer).toContain('Short answer of who-sees-this-chat')
    expect(notice).toContain('up to 20 texts a month')
    expect(countSegments(notice)).toMatchObject({ segments: 2, encoding: 'GSM-7' })
    expect(more).toEqual([])
  })

  it('is told nothing of it while it is off', async () => {
    expect(await repliesTo('who', 0)).toHaveLength(1)
  })

  it('is told once, and not with the parts they go on to', async () => {
    const choices = [
      { label: 'More', pick: { to: 'section', article: article.id, section: 'staff' } } as const,
    ]
    const turn = aTurn('1', { state: { ...aTurn('').state, choices } })

    expect((await takeTurn(toolsWith(20), turn, read(turn))).replies).toHaveLength(1)
  })
})
