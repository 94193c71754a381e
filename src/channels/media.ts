/** What came with a text, loaded because somebody asked to see it. */
export interface LoadedMedia {
  readonly contentType: MediaType
  readonly bytes: Buffer
}

/**
 * Why nothing was loaded. `not-ours`: the address is none of our provider's. `gone`: the provider
 * has it no more. `too-big`, `not-shown`: larger than we load, or of a kind that nobody opens here.
 */
export type MediaProblem = 'not-ours' | 'gone' | 'too-big' | 'not-shown' | 'unreachable'

/** Loads a picture, voice note or file by its reference. Never throws: a failure is a problem. */
export type FetchMedia = (url: string) => Promise<LoadedMedia | { readonly problem: MediaProblem }>

/** What may be opened, by the first bytes that such a file must have. */
const signatures = {
  'image/jpeg': (head) => head.startsWith('\xff\xd8\xff'),
  'image/png': (head) => head.startsWith('\x89PNG\r\n\x1a\n'),
  'image/gif': (head) => /^GIF8[79]a/.test(head),
  'image/webp': (head) => /^RIFF[^]{4}WEBP/.test(head),
  'audio/ogg': (head) => head.startsWith('OggS'),
  'audio/mpeg': (head) => /^(ID3|\xff[\xe2-\xe7\xf2-\xf7])/.test(head),
  'audio/mp4': (head) => /^[^]{4}ftyp/.test(head),
  'audio/amr': (head) => head.startsWith('#!AMR'),
  'application/pdf': (head) => head.startsWith('%PDF-'),
} as const satisfies Readonly<Record<string, (head: string) => boolean>>

export type MediaType = keyof typeof signatures

/** The type a file says it has, when it may be opened and its first bytes agree. */
export function typeOfMedia(contentType: string, bytes: Buffer): MediaType | undefined {
  const [said = ''] = contentType.toLowerCase().split(';', 1)
  const type = (Object.keys(signatures) as MediaType[]).find((one) => one === said.trim())
  if (type === undefined) return undefined
  return signatures[type](bytes.subarray(0, 16).toString('latin1')) ? type : undefined
}

/** The simulator's pictures and voice notes have nothing behind them. */
export const noMedia: FetchMedia = () => Promise.resolve({ problem: 'gone' })
