import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { importPeople, previewPeople } from '../../src/register/import-people.ts'
import { meetParty } from '../../src/store/address-links.ts'
import { findPersonByReference, listRegister } from '../../src/store/registrations.ts'
import type { Store } from '../../src/store/store.ts'
import { listLinks } from '../../src/store/stored-links.ts'
import { linkNumber, unlinkNumber } from '../../src/register/link-number.ts'
import type { Viewer } from '../../src/domain/viewer.ts'
import { databases } from '../support/databases.ts'
import { aStaffMember, csvOf } from '../support/register.ts'
import { aPlace } from '../support/stored.ts'
import { openTestStore, type TestStore } from '../support/test-store.ts'

const header = ['reference', 'preferred_name', 'personal_adviser', 'mobile'] as const
const mia = ['GL-1', 'Mia', 'jo@council.gov.uk', '07700 900101'] as const
const jay = ['GL-2', 'Jay', 'jo@council.gov.uk', '07700 900102'] as const

describe.each(databases)('bringing in young people (%s)', (name) => {
  let test: TestStore
  let store: Store
  let jo: string
  let sam: string

  beforeAll(async () => {
    test = await openTestStore(name)
    store = test.store
  })
  beforeEach(async () => {
    await test.empty()
    jo = await aStaffMember(test, { email: 'jo@council.gov.uk', workMobile: '+447700900201' })
    sam = await aStaffMember(test, { name: 'Sam Bright', email: 'sam@council.gov.uk' })
  })
  afterAll(() => test.close())

  const bring = (csv: string | Uint8Array) => importPeople(test, csv)
  const numbersOf = async (reference: string) => {
    const personId = await findPersonByReference(store, reference)
    const links = await listLinks(store, { personId: personId ?? '' })
    return links
      .filter(({ ended }) => ended === undefined)
      .map(({ address }) => `${address.channel} ${address.value}`)
      .toSorted()
  }
  const countOf = async (table: 'people' | 'address_links' | 'events' | 'notices') =>
    (await store.sql.selectFrom(table).select('id').execute()).length
  const viewer = (): Viewer => ({
    staffId: jo,
    roles: ['personal-adviser'],
    team: 'North',
    onDuty: false,
    coversFor: [],
  })

  it('brings in all that the file says', async () => {
    const csv =
      'Reference;Preferred name;Birthday;Language;Status;District;Team;Personal adviser;Lead worker;Mobile;WhatsApp;Number checked;Case link;Locked;Not to be seen by\n' +
      'GL-1;Zoë;4/3/2008;Arabic;Care leaver;Forest of Dean;North;JO@council.gov.uk;sam@council.gov.uk;+44 (0)7700 900101;GB.ab12;01/11/2026;https://case.example/GL-1;no;\n'

    const plan = await bring(csv)

    expect(plan).toMatchObject({ faults: [], warnings: [], notes: [], unchanged: 0 })
    const [entry] = await listRegister(store)
    expect(entry).toMatchObject({
      preferredName: 'Zoë',
      birthday: '2008-03-04',
      language: 'ar',
      status: 'care-leaver',
      district: 'forest-of-dean',
      team: 'North',
      adviserId: jo,
      leadWorkerId: sam,
      caseReference: 'GL-1',
      caseLink: 'https://case.example/GL-1',
      locked: false,
    })
    expect(await numbersOf('GL-1')).toEqual(['sms +447700900101', 'whatsapp GB.ab12'])
    const [link] = await listLinks(store, 'register')
    expect(link?.checkedAt).toEqual(new Date('2026-11-01T00:00:00Z'))
  })

  it('shows what it would do, and does nothing', async () => {
    const plan = await previewPeople(test, csvOf(header, mia, jay))

    expect(plan.people.map(({ reference, changed }) => [reference, ...changed])).toEqual([
      ['GL-1', 'preferred_name', 'team', 'personal_adviser', 'mobile'],
      ['GL-2', 'preferred_name', 'team', 'personal_adviser', 'mobile'],
    ])
    expect(await countOf('people')).toBe(0)
  })

  it('changes nothing when the same file comes again', async () => {
    await bring(csvOf(header, mia, jay))
    const [people, links] = [await countOf('people'), await countOf('address_links')]

    const plan = await bring(csvOf(header, mia, jay))

    expect(plan).toMatchObject({ people: [], unchanged: 2, missing: [], warnings: [] })
    expect([await countOf('people'), await countOf('address_links')]).toEqual([people, links])
  })

  it('leaves who is missing from the file as they are, and names them', async () => {
    await bring(csvOf(header, mia, jay))

    const plan = await bring(csvOf(header, mia))

    expect(plan.missing).toEqual(['GL-2'])
    expect(await numbersOf('GL-2')).toHaveLength(2)
  })

  it('keeps what a column it lacks would have said, and empties an empty cell', async () => {
    await bring(csvOf([...header, 'district'], [...mia, 'stroud'], [...jay, 'stroud']))

    await bring(csvOf(header, mia))
    await bring(csvOf([...header, 'district'], [...jay, '']))

    expect((await listRegister(store)).map(({ district }) => district)).toEqual([
      'stroud',
      undefined,
    ])
  })

  it('tells both advisers of a change, and the young person not yet', async () => {
    await bring(csvOf(header, mia))

    const plan = await bring(csvOf(header, ['GL-1', 'Mia', 'sam@council.gov.uk', mia[3]]))

    expect(plan.people[0]?.changed).toEqual(['personal_adviser'])
    const told = await store.sql.selectFrom('notices').select(['staff_id', 'kind']).execute()
    expect(told.map((row) => row.staff_id).toSorted()).toEqual([jo, sam].toSorted())
    const row = await store.sql
      .selectFrom('people')
      .select(['adviser_id', 'adviser_told_id'])
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ adviser_id: sam, adviser_told_id: jo })
  })

  describe('numbers', () => {
    it('closes the link of the old number and opens one of the new', async () => {
      await bring(csvOf(header, mia))

      await bring(csvOf(header, ['GL-1', 'Mia', mia[2], '07700 900109']))

      expect(await numbersOf('GL-1')).toEqual(['sms +447700900109', 'whatsapp +447700900109'])
      const links = await listLinks(store, 'register')
      expect(links.filter(({ ended }) => ended?.by === 'register')).toHaveLength(2)
    })

    it('swaps two numbers in one file', async () => {
      await bring(csvOf(header, mia, jay))

      const plan = await bring(
        csvOf(header, [...mia.slice(0, 3), jay[3]], [...jay.slice(0, 3), mia[3]]),
      )

      expect(plan.warnings).toEqual([])
      expect(await numbersOf('GL-1')).toContain('sms +447700900102')
      expect(await numbersOf('GL-2')).toContain('sms +447700900101')
    })

    it('brings in two who share a phone, and says to whom its texts go', async () => {
      const sister = ['GL-3', 'Ann', 'jo@council.gov.uk', mia[3]]

      const first = await bring(csvOf(header, mia, sister))
      const again = await bring(csvOf(header, sister, mia))

      const told =
        'shares the phone +447700900101 with line 2, GL-1: texts from it go to GL-1. Imported without it; link it by hand if that is wrong'
      expect(first.warnings).toEqual([{ line: 3, text: told }])
      expect(again.warnings).toEqual([{ line: 2, text: told.replace('line 2', 'line 3') }])
      expect(await numbersOf('GL-3')).toEqual([])
      expect(await countOf('people')).toBe(2)
    })

    it('takes none of a link that staff made', async () => {
      await bring(csvOf(header, mia))
      const personId = (await findPersonByReference(store, 'GL-1')) ?? ''
      await linkNumber(test, viewer(), { personId, number: '07700 900199', reason: 'she rang' })

      await bring(csvOf(header, [...mia.slice(0, 3), '']))

      expect(await numbersOf('GL-1')).toEqual(['sms +447700900199', 'whatsapp +447700900199'])
    })

    it('gives back no number that staff took from them', async () => {
      await bring(csvOf(header, mia))
      const [link] = await listLinks(store, 'register')
      await unlinkNumber(test, viewer(), { linkId: link?.id ?? '', reason: 'sold her phone' })

      const plan = await bring(csvOf(header, mia))

      expect(plan.warnings).toEqual([
        {
          line: 2,
          text: '+447700900101 was unlinked from GL-1 by hand, and stays so: correct it in the case system, or link it again by hand',
        },
      ])
      expect(await numbersOf('GL-1')).toEqual([])
    })

    it('makes theirs a number that has texted before, without what it said', async () => {
      const place = await aPlace(test, { channel: 'sms', value: '+447700900101' })

      await bring(csvOf(header, mia))

      const personId = await findPersonByReference(store, 'GL-1')
      const party = await store.transaction((tx) =>
        meetParty(tx, { channel: 'sms', value: '+447700900101' }, test.clock.now()),
      )
      expect(party.personId).toBe(personId)
      const talks = await store.sql.selectFrom('talks').select('person_id').execute()
      expect(talks).toEqual([{ person_id: place.personId }])
    })

    it('notes a later check of a number, and no earlier one', async () => {
      const columns = [...header, 'number_checked']
      const checkedOn = async (day: string) => {
        await bring(csvOf(columns, [...mia, day]))
        const links = await listLinks(store, 'register')
        return links[0]?.checkedAt?.toISOString().slice(0, 10)
      }

      expect(await checkedOn('')).toBeUndefined()
      expect(await checkedOn('2026-11-10')).toBe('2026-11-10')
      expect(await checkedOn('2026-11-01')).toBe('2026-11-10')
      expect(await checkedOn('')).toBe('2026-11-10')
    })
  })

  describe('what is wrong', () => {
    const whole = [
      'reference,preferred_name,birthday,language,status,district,personal_adviser,mobile,whatsapp,number_checked,case_link,locked,not_to_be_seen_by',
      'GL-1,Mia,,,,,,,,,,,',
    ]
    const line = (cells: string) => [...whole, cells].join('\n')

    it.each([
      ['GL-1,Ann,,,,,,,,,,,', 3, 'reference', "'GL-1' is on line 2 too"],
      [',Ann,,,,,,,,,,,', 3, 'reference', 'is empty'],
      ['GL-2,,,,,,,,,,,,', 3, 'preferred_name', 'is empty'],
      ['GL-2,Ann,31/02/2008,,,,,,,,,,', 3, 'birthday', "'31/02/2008' is not a day"],
      ['GL-2,Ann,04/03/2027,,,,,,,,,,', 3, 'birthday', "'04/03/2027' is in the future"],
      ['GL-2,Ann,04/03/1908,,,,,,,,,,', 3, 'birthday', "'04/03/1908' makes them 118 years old"],
      ['GL-2,Ann,,Elvish,,,,,,,,,', 3, 'language', "'Elvish' is not a language we know"],
      ['GL-2,Ann,,,retired,,,,,,,,', 3, 'status', "'retired' is not a status"],
      ['GL-2,Ann,,,,Bristol,,,,,,,', 3, 'district', "'Bristol' is not a district"],
      [
        'GL-2,Ann,,,,,no@council.gov.uk,,,,,,',
        3,
        'personal_adviser',
        "nobody here has the work e-mail 'no@council.gov.uk'",
      ],
      ['GL-2,Ann,,,,,Jo Marsh,,,,,,', 3, 'personal_adviser', "'Jo Marsh' is not an e-mail address"],
      [
        'GL-2,Ann,,,,,,01452 426565,,,,,',
        3,
        'mobile',
        "'01452 426565' is a landline, which cannot be texted",
      ],
      ['GL-2,Ann,,,,,,07700 90010,,,,,', 3, 'mobile', "'07700 90010' is not a phone number"],
      [
        'GL-2,Ann,,,,,,07700 900101 (mum),,,,,',
        3,
        'mobile',
        "'07700 900101 (mum)' is not a phone number",
      ],
      [
        'GL-2,Ann,,,,,,4.47701E+11,,,,,',
        3,
        'mobile',
        "'4.47701E+11' is a number that Excel has shortened",
      ],
      [
        'GL-2,Ann,,,,,,07700 900201,,,,,',
        3,
        'mobile',
        "'07700 900201' is the work mobile of Jo Marsh",
      ],
      ['GL-2,Ann,,,,,,,gb.ab12,,,,', 3, 'whatsapp', "'gb.ab12' is not a phone number"],
      ['GL-2,Ann,,,,,,,,tomorrow,,,', 3, 'number_checked', "'tomorrow' is not a day"],
      [
        'GL-2,Ann,,,,,,,,,javascript:alert(1),,',
        3,
        'case_link',
        "'javascript:alert(1)' is not an https address",
      ],
      ['GL-2,Ann,,,,,,,,,,perhaps,', 3, 'locked', "'perhaps' is neither yes nor no"],
      [
        'GL-2,Ann,,,,,,,,,,,jo@council.gov.uk; x@y.zz',
        3,
        'not_to_be_seen_by',
        "nobody here has the work e-mail 'x@y.zz'",
      ],
      [
        'GL-2,Ann,,,,,jo@council.gov.uk,,,,,,jo@council.gov.uk',
        3,
        'not_to_be_seen_by',
        'names their own personal adviser or lead worker',
      ],
      ['GL-2,Ann', 3, 'line', 'has 2 cells where the header has 13'],
      ['GL-2,Ann,,,,,,,,,,,,more', 3, 'line', 'has 14 cells where the header has 13'],
      ['GL-2,An"n,,,,,,,,,,,', 3, 'file', 'has a quotation mark in the middle of a cell'],
      ['\nGL-2,"Ann', 4, 'file', 'has a quotation mark that is opened and never closed'],
      [
        'GL-2,"A\nnn",,,,,,,,,,,',
        3,
        'preferred_name',
        'holds a line break or a character that cannot be shown',
      ],
      [`GL-2,${'A'.repeat(101)},,,,,,,,,,,`, 3, 'preferred_name', 'is 101 characters long'],
    ])('names %j', async (cells, at, column, problem) => {
      const plan = await bring(line(cells))

      expect(plan.faults).toEqual([
        { line: at, column, problem, remedy: expect.stringMatching(/\S/) },
      ])
      expect(await countOf('people')).toBe(0)
    })

    it.each([
      ['', 'file', 'has nothing in it'],
      ['reference,preferred_name\n', 'file', 'has no line below its header'],
      ['reference,preferred_name,shoe_size\nGL-1,Mia,5', 'shoe_size', 'is not a column we know'],
      ['reference,reference,preferred_name\n1,1,Mia', 'reference', 'is there twice'],
      ['reference\nGL-1', 'preferred_name', 'is missing'],
      ['PK\u0003\u0004rest', 'file', 'is an Excel workbook, not a CSV file'],
      [`reference,preferred_name\n${'x'.repeat(5 * 1024 * 1024)}`, 'file', 'is larger than 5 MB'],
    ])('refuses the file %#', async (csv, column, problem) => {
      const plan = await bring(csv)

      expect(plan.faults).toEqual([
        { line: 1, column, problem, remedy: expect.stringMatching(/\S/) },
      ])
    })

    it('finds every fault, in the order of the lines', async () => {
      const plan = await bring(
        csvOf(header, ['', '', 'x', 'y'], mia, ['GL-4', 'Ann', '', '01452 426565']),
      )

      expect(plan.faults.map((fault) => [fault.line, fault.column])).toEqual([
        [2, 'reference'],
        [2, 'preferred_name'],
        [2, 'personal_adviser'],
        [2, 'mobile'],
        [4, 'mobile'],
      ])
    })
  })

  it('keeps what looks like a formula, or a page, as text', async () => {
    await bring(csvOf(['reference', 'preferred_name'], ['GL-1', '=1+1'], ['GL-2', '<b>Mia</b>']))

    const names = (await listRegister(store)).map(({ preferredName }) => preferredName)
    expect(names).toEqual(['=1+1', '<b>Mia</b>'])
  })

  it('reads what Excel saves in Britain, and says so', async () => {
    const plan = await bring(Buffer.from('reference,preferred_name\nGL-1,Zo\u00eb\n', 'latin1'))

    expect(plan.notes).toEqual([expect.stringContaining('Windows-1252')])
    expect((await listRegister(store))[0]?.preferredName).toBe('Zoë')
  })

  it('never throws and never half imports, whatever is in the file', async () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', '""', ',', '\r', '\n', '\u0000', '=cmd|x', 'GL-1', '07700900101', '😀'),
    )
    const hostile = fc
      .array(fc.array(odd, { maxLength: 5 }), { maxLength: 5 })
      .map((lines) => ['reference,preferred_name,mobile', ...lines.map(String)].join('\n'))
    await fc.assert(
      fc.asyncProperty(hostile, async (csv) => {
        const before = await countOf('people')

        const plan = await bring(csv)

        const added = plan.people.filter(({ id }) => id === undefined).length
        expect(await countOf('people')).toBe(before + (plan.faults.length > 0 ? 0 : added))
        expect((await bring(csv)).people).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('writes ids and columns into the events, and no words', async () => {
    await bring(csvOf(header, mia))
    await bring(csvOf(header, ['GL-1', 'Maya', mia[2], '07700 900108']))

    const events = await store.sql.selectFrom('events').select(['kind', 'detail']).execute()

    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['registered', 'registration-changed', 'number-unlinked']),
    )
    expect(JSON.stringify(events)).not.toMatch(/Mia|Maya|7700/)
  })
})
