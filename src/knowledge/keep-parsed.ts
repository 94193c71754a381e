/**
 * More texts than this are not kept: an editor's many drafts must not fill the memory. Far above the
 * articles a council has: one more than this, and every pass over all parses each anew.
 */
const mostKept = 3_000

/**
 * Parsing is pure and slow, and a start reads each file twice, from disk and from the store: the
 * same text of the same file is parsed once in a process.
 */
export function keepParsed<Parsed>(
  parse: (file: string, raw: string) => Parsed,
): (file: string, raw: string) => Parsed {
  const kept = new Map<string, Parsed>()
  return (file, raw) => {
    const key = `${file}\n${raw}`
    const known = kept.get(key)
    if (known !== undefined) return known
    if (kept.size >= mostKept) kept.clear()
    const parsed = parse(file, raw)
    kept.set(key, parsed)
    return parsed
  }
}
