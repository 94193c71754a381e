import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { ledger } from '../support/in-danger.ts'
import { settled } from '../support/time-runs.ts'

const card = /999[\s\S]*1 I'm in danger/

describe.each(databases)('danger in every mode (%s)', (database) => {
  let test: TestApp

  beforeAll(async () => {
    test = await startTestApp({ database })
  })

  afterAll(() => test.close())

  const books = () => ledger(test)
  const bodiesTo = (address: string) => test.twilio.sentTo(address).map(({ body }) => body)

  it('is answered from a number nobody knows, in the middle of a burst', async () => {
    const stranger = test.phone('+447700900301')

    await stranger.texts('hi')
    await stranger.texts('my step dad is going to kill me hes outside the door')

    expect(await stranger.receives()).toMatch(card)
    expect(await books().openAlarmsOf(stranger.address)).toBe(1)
  })

  it('is read over the joined burst, and that card is as true as any', async () => {
    const tia = test.phone('+447700900105')

    await tia.texts('ive took')
    await tia.texts('30 tablets')

    expect(await tia.receives()).toMatch(/999[\s\S]*I've flagged it[\s\S]*1 I'm in danger/)
    expect(await books().alarmsOf(tia.address)).toMatchObject([
      { kind: 'medical', audience: 'advisers' },
    ])
  })

  it('is heard while a dialog is open, which is dropped', async () => {
    const lee = test.phone('+447700900106')
    await lee.texts('can i talk to a person')
    await settled(test)
    const before = bodiesTo(lee.address).length

    await lee.texts('i want to kill myself')
    await settled(test)

    expect(bodiesTo(lee.address).slice(before)).toEqual([expect.stringMatching(card)])
  })

  it('gets its card while staff own the talk, who are told', async () => {
    const fay = test.phone('+447700900113')
    await fay.texts('can i talk to a person')
    await settled(test)
    await books().adviserTakesOver(fay.address)
    await settled(test)
    const before = bodiesTo(fay.address).length

    await fay.texts('i want to kill myself')
    await settled(test)
    await fay.texts('1')
    await settled(test)

    const [first, answer] = bodiesTo(fay.address).slice(before)
    expect(first).toMatch(card)
    expect(answer).toMatch(/999.*55/)
    expect(await books().openAlarmsOf(fay.address)).toBe(1)
    expect(await books().noticesAbout(fay.address)).toContain('alarm')
  })

  it('is read over a burst while staff own the talk', async () => {
    const ben = test.phone('+447700900108')
    await ben.texts('can i talk to a person')
    await settled(test)
    await books().adviserTakesOver(ben.address)
    await settled(test)
    const before = bodiesTo(ben.address).length

    await ben.texts('ive took')
    await ben.texts('30 tablets')
    await settled(test)

    expect(bodiesTo(ben.address).slice(before)).toEqual([expect.stringMatching(card)])
    expect(await books().openAlarmsOf(ben.address)).toBe(1)
  })

  it.each([
    ['a button', { ButtonText: 'i want to kill myself', Body: 'button-1' }],
    ['a list', { ListTitle: 'i want to kill myself', ListId: 'row-1', Body: 'row-1' }],
    [
      'the caption of a picture',
      {
        Body: 'i want to kill myself',
        NumMedia: '1',
        MediaUrl0: 'https://api.twilio.com/a',
        MediaContentType0: 'image/jpeg',
      },
    ],
  ])('is heard in %s, on WhatsApp', async (name, extra) => {
    const phone = test.phone(`whatsapp:+4477009004${name.length}`)

    await phone.texts('', { extra })

    expect(await phone.receives()).toMatch(card)
    expect(await books().openAlarmsOf(phone.address)).toBe(1)
  })

  it('is found in the middle of 1,600 characters', async () => {
    const phone = test.phone('+447700900302')
    const padding = 'my flat is ok and the bus was late again today so i walked home. '.repeat(12)

    await phone.texts(`${padding}i want to kill myself. ${padding}`.slice(0, 1600))

    expect(await phone.receives()).toMatch(card)
  })

  it('in another language brings the card in English and 999 in theirs', async () => {
    const phone = test.phone('+447700900303')

    await phone.texts('اريد ان اموت')
    await settled(test)

    const [english, arabic] = bodiesTo(phone.address)
    expect(english).toMatch(card)
    expect(arabic).toMatch(/[\u0600-\u06FF].*999/)
  })

  it('a text nobody here can read is passed to staff the same day, and says so', async () => {
    const phone = test.phone('+447700900304')

    await phone.texts('ምሳ በላሁ ዛሬ ጠዋት ከጓደኛዬ ጋር')
    await settled(test)

    expect(bodiesTo(phone.address)[0]).toMatch(/999[\s\S]*1[\s\S]*ለሠራተኞች/)
    expect(await books().handoversOf(phone.address)).toEqual([{ reason: 'language', priority: 1 }])
  })

  it('is answered after a wish for no more texts', async () => {
    const stopped = test.phone('whatsapp:+447700900305')
    await stopped.texts('please stop texting me')
    await stopped.receives()

    await stopped.texts('i want to kill myself')

    expect(await stopped.receives()).toMatch(card)
  })
})
