/** The text of a file, with what is to be told of how it was read; or why it cannot be. */
export type DecodedCsv =
  | { readonly text: string; readonly note?: string }
  | { readonly problem: string; readonly remedy: string }

const mostBytes = 5 * 1024 * 1024

/** Reads UTF-8, and what Excel saves as plain CSV in Britain: Windows-1252. */
export function decodeCsv(file: string | Uint8Array): DecodedCsv {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  if (bytes.length > mostBytes) {
    return { problem: 'is larger than 5 MB', remedy: 'Split it, with the header in each part' }
  }
  const kind = kindOf(bytes)
  if (kind !== undefined) {
    return {
      problem: `is ${kind}, not a CSV file`,
      remedy: "In Excel choose 'Save as', then 'CSV UTF-8 (comma delimited)'",
    }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      note: "The file is not UTF-8 and was read as Windows-1252: look whether names with accents are right. 'CSV UTF-8' is the safe choice in Excel",
    }
  }
}

function kindOf(bytes: Uint8Array): string | undefined {
  const begins = (...first: readonly number[]) => first.every((byte, at) => bytes[at] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) return 'an Excel workbook'
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return 'UTF-16 text'
  return undefined
}
