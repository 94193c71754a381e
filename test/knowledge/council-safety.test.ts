import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { defaultCouncilSafety } from '../../src/domain/council-safety.ts'
import { parseCouncil } from '../../src/knowledge/parse-council.ts'

const head = "name: A County Council\nshort-name: A council\ncountries: ['44']\nvalues: {}\n"
const parse = (lines: string) => parseCouncil('council.yaml', head + lines)

function parsed(lines: string) {
  const result = parse(lines)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result
}

describe('safety in council.yaml', () => {
  it('is nobody at night, and our own protocol, where it says nothing', () => {
    expect(parsed('').council.safety).toEqual(defaultCouncilSafety)
    expect(parsed('safety: {}').council.safety).toEqual(defaultCouncilSafety)
  })

  it('reads each way of being there at night, the number as it is dialled', () => {
    const outOfHours = (lines: string) => parsed(`safety: {${lines}}`).council.safety.outOfHours
    expect(outOfHours('out-of-hours: none')).toEqual({ kind: 'none' })
    expect(outOfHours('out-of-hours: rota')).toEqual({ kind: 'rota' })
    expect(outOfHours('out-of-hours: staffed_call, out-of-hours-phone: 01452 614194')).toEqual({
      kind: 'staffed_call',
      phone: '+441452614194',
    })
    const call = 'out-of-hours: staffed_call, out-of-hours-phone: 01452 614194'
    expect(outOfHours(`${call}, out-of-hours-account: edt@council.example`)).toMatchObject({
      account: 'edt@council.example',
    })
  })

  it("takes the council's words for each line, and ours for those left out", () => {
    const { safety } = parsed(
      'safety: { protocol: { rings: Duty rings. }, allegations: { childhood: To LADO. }, monthly-sample: 20 }',
    ).council
    expect(safety.protocol).toEqual({ ...defaultCouncilSafety.protocol, rings: 'Duty rings.' })
    expect(safety.allegationRoutes.childhood).toBe('To LADO.')
    expect(safety.allegationRoutes.complaint).toBe(defaultCouncilSafety.allegationRoutes.complaint)
    expect(safety.monthlySample).toBe(20)
  })

  it.each([
    ['a way there is none of', 'out-of-hours: sometimes', 'out-of-hours', 'is none of the three'],
    ['a call without a number', 'out-of-hours: staffed_call', 'out-of-hours-phone', 'is missing'],
    [
      'a number with an option',
      'out-of-hours-phone: 01452 426565 option 2',
      'out-of-hours-phone',
      'is no telephone number of this country',
    ],
    [
      'a number too short',
      "out-of-hours-phone: '01452 4265'",
      'out-of-hours-phone',
      'is no telephone number of this country',
    ],
    ['an empty line', "protocol: { rings: '' }", 'protocol.rings', 'is empty'],
    [
      'a line we do not know',
      'protocol: { ring: Duty }',
      'protocol.ring',
      'is not a field we know',
    ],
    [
      'a route we do not know',
      'allegations: { elsewhere: X }',
      'allegations.elsewhere',
      'is not a field we know',
    ],
    ['half a sample', 'monthly-sample: 1.5', 'monthly-sample', 'is not a whole number'],
  ])('refuses %s', (_name, lines, field, problem) => {
    const result = parse(`safety: { ${lines} }`)
    expect(result).toMatchObject({ faults: [{ line: 5, field: `safety.${field}`, problem }] })
  })
})

describe('go-live in council.yaml', () => {
  it('is not decided where it is null or left out', () => {
    expect(parsed('').goLive).toEqual({})
    expect(parsed('go-live: { retention: null, data-protection-assessment: null }').goLive).toEqual(
      {},
    )
  })

  it('reads what was decided', () => {
    const retention = { 'messages-days': 2190, 'alarms-days': 2190, 'allegations-days': 9130 }
    const lines = `go-live: { retention: ${JSON.stringify(retention)}, data-protection-assessment: 'DPIA 12, 2027-01-04, A Caldicott', nobody-at-night-accepted: 'A Director, 2027-01-04' }`
    expect(parsed(lines).goLive).toEqual({
      retention,
      assessment: 'DPIA 12, 2027-01-04, A Caldicott',
      nobodyAtNight: 'A Director, 2027-01-04',
    })
  })

  it.each([
    ['retention: { messages-days: 10 }', 'retention.alarms-days', 'is missing'],
    [
      'retention: { messages-days: 0, alarms-days: 1, allegations-days: 1 }',
      'retention.messages-days',
      'is less than a day',
    ],
    ["data-protection-assessment: ''", 'data-protection-assessment', 'is empty'],
  ])('refuses %s', (lines, field, problem) => {
    const result = parse(`go-live: { ${lines} }`)
    const faults = 'faults' in result ? result.faults : []
    expect(faults).toContainEqual(expect.objectContaining({ field: `go-live.${field}`, problem }))
  })

  it('is undecided in the file that comes with Waymark', () => {
    const raw = readFileSync(join(import.meta.dirname, '../../knowledge/council.yaml'), 'utf8')
    const result = parseCouncil('council.yaml', raw)
    expect(result).toMatchObject({ goLive: {}, council: { safety: defaultCouncilSafety } })
  })
})
