const zone = { timeZone: 'Europe/London' } as const
const clock = new Intl.DateTimeFormat('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' })
const calendar = new Intl.DateTimeFormat('en-GB', {
  ...zone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
})

/** '14:05', where the council is. */
export function timeOf(at: Date): string {
  return clock.format(at)
}

/** 'Sunday 22 November'. */
export function dayOf(at: Date): string {
  return calendar.format(at)
}
