import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import PDFDocument from 'pdfkit'
import type { RecordLine } from './record-lines.ts'

const require = createRequire(import.meta.url)
const fonts = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf')
/** Names and words come in more letters than a PDF's own fonts have. */
const plain = join(fonts, 'DejaVuSans.ttf')
const bold = join(fonts, 'DejaVuSans-Bold.ttf')

/** A record of contact as a PDF of A4 pages. */
export async function recordPdf(title: string, lines: readonly RecordLine[]): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 56,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: title, Producer: 'Waymark', Creator: 'Waymark' },
  })
  const parts: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => {
      resolve()
    })
    document.on('error', reject)
  })
  document.font(bold).fontSize(16).text(title).moveDown()
  for (const { label, text } of lines) {
    document.font(bold).fontSize(10).text(label)
    document.font(plain).fontSize(10).text(text, { lineGap: 2 }).moveDown(0.7)
  }
  document.end()
  await ended
  return Buffer.concat(parts)
}
