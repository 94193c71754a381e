import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLog } from '../../src/log.ts'
import { addFrontPage } from '../../src/web/front-page.ts'
import { createServer } from '../../src/web/server.ts'
import { databases } from '../support/databases.ts'
import { type DemoApp, startDemoApp } from '../support/demo-app.ts'

const fromOwnPage = { 'sec-fetch-site': 'same-origin' }

describe.each(databases)('the phone simulator, on %s', (database) => {
  let demo: DemoApp
  beforeAll(async () => {
    demo = await startDemoApp(database)
  })
  afterAll(() => demo.close())

  const post = (form: Record<string, string>, headers: Record<string, string> = fromOwnPage) =>
    fetch(`${demo.url}/try/messages`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ person: 'mia', channel: 'sms', ...form }),
      redirect: 'manual',
    })
  const show = async (person: string, channel = 'sms') =>
    (await fetch(`${demo.url}/try?person=${person}&channel=${channel}`)).text()
  /** Looks again whenever the page would: when the stream says that something moved. */
  const showOnce = async (person: string, shown: RegExp): Promise<string> => {
    const stream = moves(demo, person)
    while (!(await stream.next()).done) {
      const page = await show(person)
      if (!shown.test(page)) continue
      await stream.return()
      return page
    }
    throw new Error(`The stream ended before ${shown.source} was shown`)
  }

  it('shows a text as it was typed, and never as HTML', async () => {
    const typed = '<img src=x onerror=alert(1)> "q" & \u202egnp\n  <hx-partial>two  spaces'

    expect((await post({ person: 'jay', text: typed })).status).toBe(303)

    const page = await show('jay')
    expect(page).not.toContain('<img')
    expect(page).not.toContain('<hx-partial')
    expect(page).toContain(
      '<p class="bubble__text" dir="auto">&lt;img src=x onerror=alert(1)&gt; &quot;q&quot; &amp; \u202egnp\n  &lt;hx-partial&gt;two  spaces</p>',
    )
  })

  it('answers on the way of every text, with parts, cost, receipt and reason', async () => {
    await post({ text: 'do i have to pay counsil tax' })

    const page = await showOnce('mia', /Delivered[^]*2 segments, about 8p/)

    expect(page).toContain('Answered from a checked article')
    expect(page).toContain('<code>council-tax</code>')
    expect(page).toContain('name="text" value="1"')
  })

  it('records the alarm and the handover of a text in danger, and shows both', async () => {
    await post({ person: 'ali', text: 'i want to kill myself' })

    const page = await show('ali')

    expect(page).toMatch(/Danger, suicide, open since/)
    expect(page).toMatch(/For danger, open since/)
  })

  it('notes STOP as the network does, and START undoes it', async () => {
    const off = 'Texts to this number are off'

    await post({ person: 'a-new-number', special: 'stop' })
    expect(await show('a-new-number')).toContain(off)

    await post({ person: 'a-new-number', special: 'start' })
    expect(await show('a-new-number')).not.toContain(off)
  })

  it('takes a photo without words, and several texts at once', async () => {
    await post({ channel: 'whatsapp', special: 'photo' })
    await post({ channel: 'whatsapp', special: 'burst' })

    const page = await show('mia', 'whatsapp')

    expect(page).toContain('</svg> A photo')
    expect(textsOf(page)).toEqual(['hi', 'got a letter today', 'do i have to pay counsil tax'])
  })

  it('tells a live page to look for itself', async () => {
    const reply = await post({ text: '1' }, { ...fromOwnPage, 'hx-request': 'true' })

    expect(reply.status).toBe(204)
    expect(reply.headers.get('hx-trigger')).toBe('moved')
  })

  it('streams a talk id and a number, and nothing that was said', async () => {
    const stream = moves(demo, 'jay')
    await stream.next()
    await post({ person: 'jay', text: 'something to keep to oneself' })

    const { value } = await stream.next()
    await stream.return()

    expect(Object.keys(JSON.parse(value ?? '') as object)).toEqual(['talkId', 'count'])
  })

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this host', { 'sec-fetch-site': 'same-site' }],
    ['an older browser on another site', { origin: 'https://elsewhere.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['no page at all', {}],
  ])('refuses a form from %s', async (_from, headers) => {
    const reply = await post({ person: 'ali', text: 'not from here' }, headers)

    expect(reply.status).toBe(403)
    expect(await show('ali')).not.toContain('not from here')
  })

  it('takes a form of its own page from an older browser', async () => {
    const reply = await post({ text: 'hello' }, { origin: demo.url })

    expect(reply.status).toBe(303)
  })

  it.each([
    ['nothing', '', 'Type a text to send'],
    ['only spaces', ' \n ', 'Type a text to send'],
    ['too much', 'x'.repeat(1601), 'A text can have 1,600 characters at most. This one has 1,601'],
  ])('says beside the box what is wrong with %s', async (_what, text, problem) => {
    const reply = await post({ text })
    const page = await reply.text()

    expect(reply.status).toBe(422)
    expect(page).toContain('<title>Error: ')
    expect(page).toContain(problem)
    expect(page).toContain(`aria-describedby="text-error">${text}</textarea>`)
  })

  it.each([
    ['an unknown person', { person: 'nobody', text: 'hi' }, 404],
    ['an unknown channel', { channel: 'pigeon', text: 'hi' }, 404],
    ['an unknown special thing', { special: 'fax' }, 400],
    ['no text at all', {}, 400],
    ['more than the server takes', { text: 'x'.repeat(70_000) }, 413],
  ])('refuses %s', async (_what, form, status) => {
    expect((await post(form)).status).toBe(status)
  })

  it.each(['/try?person=nobody', '/try?channel=pigeon', '/try?person=mia&person=jay'])(
    'has nothing at %s',
    async (path) => {
      expect((await fetch(`${demo.url}${path}`)).status).toBe(404)
    },
  )

  it.each(['/', '/try', '/try/conversation', '/nowhere'])(
    'lets nothing inline run at %s',
    async (path) => {
      const { headers } = await fetch(`${demo.url}${path}`)

      expect(headers.get('content-security-policy')).toContain("script-src 'self'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('cache-control')).toBe('no-store')
    },
  )

  it('serves no crest and no typeface that is not ours', async () => {
    const styles = /href="([^"]*govuk-frontend[^"]*)"/.exec(await show('mia'))?.[1] ?? ''
    const reply = await fetch(`${demo.url}${styles}`)

    expect(reply.headers.get('cache-control')).toContain('immutable')
    expect(await reply.text()).not.toContain('GDS Transport')
  })
})

describe('the phone simulator', () => {
  it('is not linked to when real people are served', async () => {
    const server = createServer({ log: createLog('silent'), trustProxy: false })
    addFrontPage(server, { demo: false })

    const front = await server.inject('/')
    await server.close()

    expect(front.body).toContain('Call <strong>999</strong>')
    expect(front.body).not.toContain('/try')
  })

  it('lets the server stop while a page listens', async () => {
    const demo = await startDemoApp('sqlite')
    const stream = moves(demo, 'mia')
    await stream.next()
    // The connection ends, or is cut: either way nobody waits for it.
    const ended = stream.next().then(
      ({ done }) => done,
      () => true,
    )

    await demo.close()

    expect(await ended).toBe(true)
  })
})

/** Their own texts, as a page shows them, oldest first. */
function textsOf(page: string): readonly (string | undefined)[] {
  return page
    .split('<li class="bubble ')
    .filter((bubble) => bubble.startsWith('bubble--theirs'))
    .map((bubble) => /<p class="bubble__text" dir="auto">([^<]*)</.exec(bubble)?.[1])
    .filter((text) => text !== undefined && text !== '')
}

/** What the stream for this person's SMS says, event by event. */
async function* moves({ url }: DemoApp, person: string): AsyncGenerator<string, void, undefined> {
  const abort = new AbortController()
  try {
    const { body } = await fetch(`${url}/try/events?person=${person}&channel=sms`, {
      signal: abort.signal,
    })
    if (body === null) return
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      yield* [...chunk.matchAll(/^data: (.*)$/gm)].map((match) => match[1] ?? '')
    }
  } finally {
    abort.abort()
  }
}
