import type { Share } from '../../wilson.ts'
import type { AnswersReport } from './answers-report.ts'

type Row = AnswersReport['engines'][number]

/** Pixels. */
const size = { width: 860, left: 130, right: 640, top: 92, row: 52, bar: 15, foot: 62 } as const

/** They differ by lightness, for print and for who does not tell hues apart; ink shows on both. */
const colours = { right: '#4a86c5', shown: '#d3e5f5', ink: '#1a1a1a', grid: '#d0d0d0' } as const

/** An SVG of what was right and shown by engine, best first, with intervals and time of a query. */
export function peersPlot(report: AnswersReport): string {
  const rows = report.engines.toSorted((one, other) => other.right.share - one.right.share)
  const bottom = size.top + rows.length * size.row
  const height = bottom + size.foot
  const title = `Right answers of ${rows.length} engines to ${report.questions} questions`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" width="${size.width}" height="${height}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="14" fill="${colours.ink}">`,
    `<title id="title">${escape(title)}</title>`,
    `<desc id="desc">${escape(rows.map(describe).join(' '))}</desc>`,
    `<rect width="${size.width}" height="${height}" fill="#fff"/>`,
    text(20, 30, title, 'font-size="18" font-weight="600"'),
    ...legend(),
    ...grid(bottom),
    ...rows.flatMap(drawRow),
    text(20, bottom + 46, footOf(report), 'font-size="12"'),
    '</svg>\n',
  ].join('\n')
}

function describe({ name, right, shown, msP50, msP99 }: Row): string {
  const time = `${short(msP50)} ms a query, 99 % within ${short(msP99)} ms`
  return `${name}: right ${percent(right.share)}, shown ${percent(shown.share)}, ${time}.`
}

function legend(): readonly string[] {
  const swatch = (x: number, fill: string): string =>
    `<rect x="${x}" y="48" width="14" height="14" fill="${fill}" stroke="${colours.right}"/>`
  return [
    swatch(size.left, colours.right),
    text(size.left + 20, 60, 'best result is right'),
    swatch(size.left + 180, colours.shown),
    text(size.left + 200, 60, 'right one in first three'),
    text(size.left + 380, 60, 'line: 95 % interval'),
    text(size.width - 20, 60, 'ms a query: p50, p99', 'text-anchor="end"'),
  ]
}

function grid(bottom: number): readonly string[] {
  return [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share) => [
    `<line x1="${xOf(share)}" x2="${xOf(share)}" y1="${size.top - 8}" y2="${bottom}" stroke="${colours.grid}"/>`,
    text(xOf(share), bottom + 18, percent(share, 0), 'text-anchor="middle" font-size="12"'),
  ])
}

function drawRow(row: Row, at: number): readonly string[] {
  const y = size.top + at * size.row
  const middle = y + size.bar + 5
  const weight = row.name === 'Waymark' ? ' font-weight="700"' : ''
  return [
    text(size.left - 12, middle, row.name, `text-anchor="end"${weight}`),
    ...drawBar(row.right, y, colours.right),
    ...drawBar(row.shown, y + size.bar + 3, colours.shown),
    text(
      size.width - 20,
      middle,
      `${short(row.msP50)}, ${short(row.msP99)}`,
      `text-anchor="end"${weight}`,
    ),
  ]
}

function drawBar({ share, low, high }: Share, y: number, fill: string): readonly string[] {
  const middle = y + size.bar / 2
  const line = (x1: number, x2: number, y1: number, y2: number): string =>
    `<line x1="${x1}" x2="${x2}" y1="${y1}" y2="${y2}" stroke="${colours.ink}" stroke-width="1.5"/>`
  return [
    `<rect x="${size.left}" y="${y}" width="${round(xOf(share) - size.left)}" height="${size.bar}" fill="${fill}" stroke="${colours.right}"/>`,
    line(xOf(low), xOf(high), middle, middle),
    ...[low, high].map((end) => line(xOf(end), xOf(end), middle - 4, middle + 4)),
    text(xOf(high) + 8, middle + 4, percent(share), halo),
  ]
}

function footOf({ date, files, articles, asks, engines, questions }: AnswersReport): string {
  const sampled = engines.filter(({ asked }) => asked < questions)
  const less = sampled.map(({ name, asked }) => `; ${name} was asked ${asked} of them`).join('')
  const names = files.map((file) => file.split('/').at(-1)).join(', ')
  return `${date}, ${names}${less}. ${articles} articles, ${asks} asks. npm run bench:answers`
}

/** Keeps a label readable where a line of the grid runs behind it. */
const halo = 'font-size="12" stroke="#fff" stroke-width="4" paint-order="stroke"'

const round = (value: number): number => Math.round(value * 10) / 10
const xOf = (share: number): number => round(size.left + share * (size.right - size.left))
const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)} %`
const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2))
const escape = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const text = (x: number, y: number, value: string, more = ''): string =>
  `<text x="${x}" y="${y}"${more === '' ? '' : ` ${more}`}>${escape(value)}</text>`
