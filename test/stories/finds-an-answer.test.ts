import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('a young person finds an answer (%s)', (database) => {
  let test: TestApp

  beforeEach(async () => {
    test = await startTestApp({ database })
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
