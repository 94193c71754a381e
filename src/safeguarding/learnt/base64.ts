/** The bytes of some numbers, little-endian, in base64: JSON that is small and read at once. */
export function toBase64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
}

/** In a buffer of its own, for that of a `Buffer` need not begin where 4 bytes may be read at once. */
export function fromBase64(text: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(text, 'base64')).buffer
}
