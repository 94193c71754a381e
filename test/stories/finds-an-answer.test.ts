import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('a young person finds an answer (%s)', (database) => {
  let test: TestApp

  beforeEach(async () => {
    test = await startTestApp({ database, wholeKnowledge: true })
  })

  afterEach(() => test.close())

  it('answers by SMS, then welcomes once', async () => {
    const mia = test.phone('+447700900101')

    const answer = await mia.texts('do i have to pay counsil tax')

    expect(answer).toMatchObject({ status: 200, text: '<Response/>' })
    expect(await mia.receives()).toMatch(/council tax[\s\S]*\n1 /)
    expect(await mia.receives()).toContain("I'm Waymark")

    await mia.texts('what is a pathway plan')
    expect(await mia.receives()).toContain('pathway plan')
    expect(test.twilio.sentTo(mia.address)).toHaveLength(3)
  })

  it('lets a number, or the words of a choice, pick', async () => {
    const mia = test.phone('+447700900101')
    await mia.texts('council tax')
    await mia.receives()
    await mia.receives()

    await mia.texts('1')
    const byNumber = await mia.receives()
    await mia.texts('council tax')
    await mia.receives()
    await mia.texts('gloucester city')

    expect(await mia.receives()).toBe(byNumber)
    expect(byNumber).toContain('Named on the bill')
  })

  it('reads a short text together with the question before, and a new question by itself', async () => {
    const mia = test.phone('+447700900101')
    await mia.texts('do i have to pay council tax')
    await mia.receives()
    await mia.receives()

    await mia.texts('ok ty')
    await mia.receives()
    await mia.texts('and if my mate moves in with me?')
    expect(await mia.receives()).toMatch(/council tax/)

    await mia.texts('what is a pathway plan for')
    expect(await mia.receives()).toMatch(/^Your pathway plan/)
  })

  it('takes a text that goes on after a choice of topics as about the likeliest', async () => {
    const mia = test.phone('+447700900101')

    await mia.texts('i need my records')
    await mia.receives()
    await mia.receives()
    await mia.texts('how long does it take')

    expect(await mia.receives()).toMatch(/file|records/)
  })

  it('answers the urgent one of two questions, and offers the other by name', async () => {
    const mia = test.phone('+447700900101')

    await mia.texts('my universal credit got stopped, and ive got nowhere to sleep tonight')

    expect(await mia.receives()).toMatch(/Shelter[\s\S]*\n\d UC/)
  })

  it('takes a burst as one turn with one reply', async () => {
    const mia = test.phone('+447700900101')

    await mia.texts('hiya')
    await mia.texts('do i have to pay')
    await mia.texts('council tax')

    expect(await mia.receives()).toContain('council tax')
    const replies = await test.app.store.sql
      .selectFrom('messages')
      .select('id')
      .where('role', '=', 'reply')
      .execute()
    expect(replies).toHaveLength(1)
  })

  it('says the same by WhatsApp, with its bold, to a user id that hides the number', async () => {
    const id = test.phone('whatsapp:GB.1234567890abcdef')

    await id.texts('do i have to pay council tax')

    expect(await id.receives()).toContain('council tax')
  })

  it('admits what it does not know, and offers a person', async () => {
    const mia = test.phone('+447700900101')

    await mia.texts('can i bring my pet snake to the new flat')

    expect(await mia.receives()).toMatch(/won't guess[\s\S]*Jo/)
  })
})
