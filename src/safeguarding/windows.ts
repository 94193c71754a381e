/** Up to so many words a text is short enough to be read whole and no other way. */
const shortEnough = 60
const windowWords = 50
const stride = 40

/** Stretches of a long text that overlap: danger in the middle must not drown in the rest. */
export function windowsOf(readings: readonly string[]): readonly string[] {
  return readings.flatMap((reading) => {
    const words = reading.split(' ')
    if (words.length <= shortEnough) return []
    const starts = Array.from({ length: Math.ceil(words.length / stride) }, (_, at) => at * stride)
    return starts.map((start) => words.slice(start, start + windowWords).join(' '))
  })
}
