import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../../../support/app.ts'
import { databases } from '../../../support/databases.ts'
import { type Browser, signIn } from '../../../support/sign-in.ts'
import { settled } from '../../../support/time-runs.ts'

const minute = 60_000
const hour = 60 * minute

describe.each(databases)('the page of a talk, on %s', (database) => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp({ database })
  })
  afterAll(() => test.close())

  const as = (name: string): Promise<Browser> => signIn(test.app, { email: `${name}@demo.example` })

  /** A young person texts, and the bot answers. */
  async function texts(from: string, ...bodies: readonly string[]): Promise<void> {
    for (const body of bodies) {
      await test.phone(from).texts(body)
      await settled(test)
    }
  }

  /** The address of the newest talk that staff may read, of any young person. */
  async function newestTalk(): Promise<string> {
    const { id } = await test.app.store.sql
      .selectFrom('talks')
      .select('id')
      .where('audience', '=', 'advisers')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    return `/console/talks/${id}`
  }

  const show = async (browser: Browser, path: string): Promise<string> =>
    (await browser.get(path)).text()

  /** Takes over as the page's own button would. */
  async function takesOver(browser: Browser, talk: string): Promise<void> {
    const version = valueOf(await show(browser, talk), 'version')
    expect((await browser.post(`${talk}/take-over`, { version })).status).toBe(303)
  }

  const sentTo = (phone: string) => test.twilio.sentTo(phone).map(({ body }) => body)

  it('shows what was said from the text that asked for a person on, and nothing from before', async () => {
    await texts('+447700900101', 'my secret is purple', 'can i talk to a person please')
    await texts('+447700900101', 'its about <script>alert(1)</script> my flat')
    const talk = await newestTalk()
    const page = await show(await as('jo.marsh'), talk)

    expect(page).toContain('can i talk to a person please')
    expect(page).toContain('What was said before they asked stays sealed')
    expect(page).not.toContain('purple')
    expect(page).toContain('its about &lt;script&gt;alert(1)&lt;/script&gt; my flat')
    expect(page).toContain('The bot is answering.')
    for (const part of ['thread', 'composer', 'earlier?before=f', 'articles?q=purple']) {
      expect(await show(await as('jo.marsh'), `${talk}/${part}`)).not.toContain('secret')
    }
  })

  it('is not there for somebody whose young person it is not, nor any act of it', async () => {
    const talk = await newestTalk()
    const sam = await as('sam.bright')
    const words = { text: 'hi', note: 'hi', title: 'hi', outcome: 'answered', summary: 'hi' }
    const acts = ['reply', 'draft', 'draft/remove', 'notes', 'take-over', 'acknowledge', 'presence']
    const more = ['insert', 'saved-replies', 'take-back', 'pass-on', 'hand-back', 'hand-back/check']

    const statuses = [
      (await sam.get(talk)).status,
      (await sam.get(`${talk}/hand-back`)).status,
      ...(await Promise.all(
        [...acts, ...more].map(async (act) => (await sam.post(`${talk}/${act}`, words)).status),
      )),
    ]

    expect(new Set(statuses)).toEqual(new Set([404]))
  })

  it('is not there for a talk nobody of staff may read', async () => {
    const sealed = await test.app.store.sql
      .selectFrom('talks')
      .select('id')
      .where('audience', '=', 'sealed')
      .executeTakeFirstOrThrow()

    expect((await (await as('jo.marsh')).get(`/console/talks/${sealed.id}`)).status).toBe(404)
  })

  it('sends a reply once, however often its form comes, and says truly how far it got', async () => {
    await texts('+447700900105', 'can i talk to a person')
    const talk = await newestTalk()
    const jo = await as('jo.marsh')
    await takesOver(jo, talk)
    await settled(test)
    const form = { key: 'one form', text: 'Hi Tia, it is Jo.', how: 'now' }

    const release = test.twilio.chaos.holdCreates()

    const both = await Promise.all([jo.post(`${talk}/reply`, form), jo.post(`${talk}/reply`, form)])

    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(await show(jo, talk)).toMatch(/Hi Tia, it is Jo\.[^]*?(Waiting to leave|Leaving now)/)
    release()
    await settled(test)
    await test.twilio.receiptsSettled()
    expect(sentTo('+447700900105').filter((body) => body === 'Hi Tia, it is Jo.')).toHaveLength(1)
    const page = await show(jo, talk)
    expect(page).toMatch(/Hi Tia, it is Jo\.[^]*?On their phone/)
    expect(page).toContain('Send to Tia by SMS')
  })

  it('never lets a text look sent that was not, and says what to do', async () => {
    const talk = await newestTalk()
    const jo = await as('jo.marsh')
    test.twilio.chaos.failDelivery(30005)

    await jo.post(`${talk}/reply`, { text: 'Can you ring me?', how: 'now' })
    await settled(test)
    await test.twilio.receiptsSettled()

    const item = /<li [^>]*thread__item--failed[^]*?<\/li>/.exec(await show(jo, talk))?.[0]
    expect(item).toContain('Can you ring me?')
    expect(item).toMatch(
      /Not delivered: the number may be disconnected[^]*Call them, or try WhatsApp/,
    )
  })

  it('keeps what is typed, unless it was sent meanwhile', async () => {
    const talk = await newestTalk()
    const jo = await as('jo.marsh')

    const kept = await jo.post(`${talk}/draft`, { key: 'a form', text: 'half a sent' })
    expect(kept.headers.get('x-draft')).toBe('kept')
    expect(await show(jo, talk)).toMatch(/<textarea[^>]*id="text"[^>]*>half a sent</)

    await jo.post(`${talk}/reply`, { key: 'a form', text: 'half a sentence', how: 'now' })
    const late = await jo.post(`${talk}/draft`, { key: 'a form', text: 'half a sentence' })
    expect(late.headers.get('x-draft')).toBe('sent')
    expect(await show(jo, talk)).toMatch(/<textarea[^>]*id="text"[^>]*></)
    await settled(test)
  })

  it('keeps a reply that was written while a colleague took over: not sent, not lost', async () => {
    await texts('+447700900106', 'can i talk to a person')
    const talk = await newestTalk()
    const [jo, dee] = [await as('jo.marsh'), await as('dee.cole')]
    await takesOver(dee, talk)
    await settled(test)

    await jo.post(`${talk}/reply`, { text: 'Lee, ring me <b>now</b>', how: 'now' })
    await settled(test)

    const page = await show(jo, talk)
    expect(page).toContain('Dee Cole is talking.')
    expect(page).toMatch(/Not sent: Dee Cole took over at \d+:\d\d\.[^]*Your words are kept here/)
    expect(page).toContain('Lee, ring me &lt;b&gt;now&lt;/b&gt;')
    expect(await show(dee, talk)).not.toContain('ring me')
    expect(sentTo('+447700900106').join()).not.toContain('ring me')

    await jo.post(`${talk}/draft/remove`)
    expect(await show(jo, talk)).not.toContain('ring me')
  })

  it('tells colleagues who looks and who types, and counts as read what its owner looked at', async () => {
    await texts('+447700900106', 'are you there')
    const talk = await newestTalk()
    const [jo, dee] = [await as('jo.marsh'), await as('dee.cole')]
    const unread = async () =>
      (
        await test.app.store.sql
          .selectFrom('talks')
          .select('unread')
          .where('id', '=', talk.slice(-36))
          .executeTakeFirstOrThrow()
      ).unread

    await jo.post(`${talk}/presence`)
    expect(await unread()).toBe(1)
    await jo.post(`${talk}/draft`, { text: 'shall I' })
    const seen = await (await dee.post(`${talk}/presence`)).text()

    expect(seen).toContain('Jo Marsh is typing')
    expect(await unread()).toBe(0)
    test.clock.advance(31_000)
    expect(await show(dee, talk)).not.toContain('Jo Marsh is')
  })

  it('never sends a note, and says whose it is', async () => {
    const talk = await newestTalk()
    const dee = await as('dee.cole')
    const before = test.twilio.sent.length

    const empty = await dee.post(`${talk}/notes`, { note: '  ' })
    const saved = await dee.post(`${talk}/notes`, { note: 'landlord is Hill & Sons', text: 'x' })
    await settled(test)

    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('Write the note first')
    expect(saved.headers.get('location')).toContain('said=noted')
    expect(await show(dee, talk)).toMatch(
      /Note, not sent<\/strong> Dee Cole[^]*landlord is Hill &amp; Sons/,
    )
    expect(test.twilio.sent).toHaveLength(before)
  })

  it('puts the words of an article, or of a saved reply, into the box', async () => {
    const talk = await newestTalk()
    const dee = await as('dee.cole')

    expect(await show(dee, `${talk}?q=council tax`)).toContain('name="article" value="council-tax"')
    await dee.post(`${talk}/saved-replies`, { title: 'Thanks', text: 'Thanks for telling me.' })
    const saved = /name="saved" value="([^"]+)"/.exec(await show(dee, talk))?.[1] ?? ''
    await dee.post(`${talk}/insert`, { text: 'Hello.', article: 'council-tax' })
    const begun = /id="text"[^>]*>([^<]*)</.exec(await show(dee, talk))?.[1] ?? ''
    await dee.post(`${talk}/insert`, { text: begun, saved })

    const box = /id="text"[^>]*>([^<]*)</.exec(await show(dee, talk))?.[1] ?? ''
    expect(box).toMatch(/^Hello\.\n.*pay less council tax[^]*\nThanks for telling me\.$/)
    expect(await show(await as('jo.marsh'), talk)).not.toContain('Thanks for telling me.')
  })

  it('says what is wrong with a reply, and keeps what was typed', async () => {
    const talk = await newestTalk()
    const reply = await (
      await as('dee.cole')
    ).post(`${talk}/reply`, { text: 'x'.repeat(1601), how: 'now' })
    const page = await reply.text()

    expect(reply.status).toBe(422)
    expect(page).toContain('A text can have 1,600 characters at most')
    expect(page).toContain('x'.repeat(1601))
  })

  it('locks the box when WhatsApp has closed, and keeps the words until they write', async () => {
    await texts('whatsapp:+447700900108', 'can i talk to a person')
    const talk = await newestTalk()
    await takesOver(await as('jo.marsh'), talk)
    await settled(test)
    expect(await show(await as('jo.marsh'), talk)).toMatch(/WhatsApp closes in \d+ h/)
    test.clock.advance(25 * hour)

    const jo = await as('jo.marsh')
    await jo.post(`${talk}/reply`, { text: 'Ben, the form is in.', how: 'now' })
    const page = await show(jo, talk)
    expect(page).toContain('WhatsApp has closed')
    expect(page).toContain('within 24 hours of their last text')
    expect(page).toContain('Keep it and send it when Ben writes')
    expect(page).toMatch(/id="text"[^>]*>Ben, the form is in\.</)

    await jo.post(`${talk}/reply`, { text: 'Ben, the form is in.', how: 'hold' })
    await settled(test)
    expect(await show(jo, talk)).toMatch(/Not sent yet: it goes when they next write/)
    expect(sentTo('whatsapp:+447700900108')).not.toContain('Ben, the form is in.')

    await texts('whatsapp:+447700900108', 'hi again')
    expect(sentTo('whatsapp:+447700900108')).toContain('Ben, the form is in.')
  })

  it('locks the box when texts are off, and says how else to reach them', async () => {
    await texts('+447700900113', 'can i talk to a person')
    const talk = await newestTalk()
    const jo = await as('jo.marsh')
    await takesOver(jo, talk)
    await texts('+447700900113', 'STOP')
    const page = await show(jo, talk)

    expect(page).toContain('Fay has turned texts off')
    expect(page).not.toContain('id="reply"')
  })

  it('loads no picture by itself; once put away nobody can open it', async () => {
    await texts('+447700900103', 'can i talk to a person')
    await test.phone('+447700900103').texts('look', {
      extra: {
        NumMedia: '1',
        MediaUrl0: `${test.twilio.url}/2010-04-01/Media/ME1`,
        MediaContentType0: 'image/jpeg',
      },
    })
    await settled(test)
    const talk = await newestTalk()
    const dee = await as('dee.cole')
    const page = await show(dee, talk)
    const media = /action="([^"]*\/media\/[^"]*)\/show"/.exec(page)?.[1] ?? ''

    expect(page).toContain('Do not open, copy or forward it if it may be illegal')
    expect(page).not.toMatch(/<img|twilio|ME1/i)
    expect(await (await dee.post(`${media}/show`)).text()).toContain('has it no more')
    expect((await (await as('sam.bright')).get(media)).status).toBe(404)

    await dee.post(media.replace(/\/0$/, '/put-away'))
    expect((await dee.get(media)).status).toBe(404)
    expect((await dee.post(`${media}/show`)).status).toBe(404)
    expect(await show(dee, talk)).toMatch(/Dee Cole put away what came with a text/)
  })

  it('hands back with a record of contact that was checked first', async () => {
    await texts('+447700900105', 'thanks')
    const talk = /talks\/[\w-]+/.exec(await talkOf('+447700900105'))?.[0] ?? ''
    const jo = await as('jo.marsh')
    const version = valueOf(await show(jo, `/console/${talk}/hand-back`), 'version')
    const record = { version, outcome: 'answered', summary: 'Rent & <b>heating</b>', actions: '' }

    const empty = await jo.post(`/console/${talk}/hand-back/check`, { version })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('Say how it ended')
    const check = await (await jo.post(`/console/${talk}/hand-back/check`, record)).text()
    expect(check).toContain('Rent &amp; &lt;b&gt;heating&lt;/b&gt;')

    const done = await jo.post(`/console/${talk}/hand-back`, record)
    expect(done.headers.get('location')).toMatch(/^\/console\/records\//)
    const again = await jo.post(`/console/${talk}/hand-back`, record)
    expect(again.headers.get('location')).toBe(done.headers.get('location'))
    const page = await show(jo, `/console/${talk}`)
    expect(page).toContain('This talk has ended.')
    expect(page).toContain('Jo Marsh handed back to the bot: Answered')
  })

  async function talkOf(phone: string): Promise<string> {
    const { id } = await test.app.store.sql
      .selectFrom('talks')
      .innerJoin('address_links', 'address_links.person_id', 'talks.person_id')
      .innerJoin('addresses', 'addresses.id', 'address_links.address_id')
      .select('talks.id')
      .where('value_hash', '=', test.app.store.vault.lookup('address', `sms:${phone}`))
      .where('audience', '=', 'advisers')
      .executeTakeFirstOrThrow()
    return `talks/${id}`
  }

  it('passes on with a reason, to somebody who may see the young person', async () => {
    const talk = `/console/${await talkOf('+447700900106')}`
    const dee = await as('dee.cole')
    const form = await show(dee, `${talk}/pass-on`)
    const jo = /name="to" type="radio" value="([^"]+)"[^>]*>\s*<label[^>]*>Jo Marsh/.exec(form)?.[1]
    const version = valueOf(form, 'version')

    const wrong = await dee.post(`${talk}/pass-on`, { version, to: jo ?? '', reason: ' ' })
    expect(wrong.status).toBe(422)
    const reason = 'Lee asked for you'
    const done = await dee.post(`${talk}/pass-on`, { version, to: jo ?? '', reason })

    expect(done.status).toBe(303)
    const page = await show(await as('jo.marsh'), talk)
    expect(page).toContain('You are talking.')
    expect(page).toMatch(/Dee Cole passed it on to Jo Marsh/)
    expect(page).toContain('Lee asked for you')
  })
})

/** The value of the first hidden field of this name. */
function valueOf(page: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1]
  if (value === undefined) throw new Error(`The page has no field ${name}`)
  return value
}
