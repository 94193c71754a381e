import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('a young person finds an answer (%s)', (database) => {
  let test: TestApp

  // One for all, as the whole knowledge takes a while: each test is about somebody else.
  beforeAll(async () => {
    test = await startTestApp({ database, wholeKnowledge: true })
  })

  afterAll(() => test.close())

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
    const lee = test.phone('+447700900106')
    await lee.texts('council tax')
    await lee.receives()
    await lee.receives()

    await lee.texts('1')
    const byNumber = await lee.receives()
    await lee.texts('council tax')
    await lee.receives()
    await lee.texts('gloucester city')

    expect(await lee.receives()).toBe(byNumber)
    expect(byNumber).toContain('Named on the bill')
  })

  it('reads a short text together with the question before, and a new question by itself', async () => {
    const ben = test.phone('+447700900108')
    await ben.texts('do i have to pay council tax')
    await ben.receives()
    await ben.receives()

    await ben.texts('ok ty')
    await ben.receives()
    await ben.texts('and if my mate moves in with me?')
    expect(await ben.receives()).toMatch(/council tax/)

    await ben.texts('what is a pathway plan for')
    expect(await ben.receives()).toMatch(/^Your pathway plan/)
  })

  it('takes a text that goes on after a choice of topics as about the likeliest', async () => {
    const zoe = test.phone('+447700900111')

    await zoe.texts('i need my records')
    await zoe.receives()
    await zoe.receives()
    await zoe.texts('how long does it take')

    expect(await zoe.receives()).toMatch(/file|records/)
  })

  it('answers the urgent one of two questions, and offers the other by name', async () => {
    const fay = test.phone('+447700900113')

    await fay.texts('my universal credit got stopped, and ive got nowhere to sleep tonight')

    expect(await fay.receives()).toMatch(/Shelter[\s\S]*\n\d UC/)
  })

  it('takes a burst as one turn with one reply', async () => {
    const kai = test.phone('+447700900109')
    const replies = () =>
      test.app.store.sql.selectFrom('messages').select('id').where('role', '=', 'reply').execute()
    const before = (await replies()).length

    await kai.texts('hiya')
    await kai.texts('do i have to pay')
    await kai.texts('council tax')

    expect(await kai.receives()).toContain('council tax')
    expect(await replies()).toHaveLength(before + 1)
  })

  it('says the same by WhatsApp, with its bold, to a user id that hides the number', async () => {
    const id = test.phone('whatsapp:GB.1234567890abcdef')

    await id.texts('do i have to pay council tax')

    expect(await id.receives()).toContain('council tax')
  })

  it('admits what it does not know, and offers a person', async () => {
    const tia = test.phone('+447700900105')

    await tia.texts('can i bring my pet snake to the new flat')

    expect(await tia.receives()).toMatch(/won't guess[\s\S]*Jo/)
  })
})
