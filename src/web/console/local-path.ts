/**
 * A page of the console that somebody wanted, to go to after the sign-in; `/console` for anything
 * else, so that no link of a stranger's leads through our sign-in to a page of theirs.
 */
export function localPath(wanted: string | undefined): string {
  const base = 'https://waymark.invalid'
  if (wanted === undefined || !wanted.startsWith('/') || !URL.canParse(wanted, base)) return home
  const { origin, pathname, search } = new URL(wanted, base)
  const isOurs = origin === base && /^\/console(\/|$)/.test(pathname)
  return isOurs && !notAPlace.test(pathname) ? pathname + search : home
}

const home = '/console'

/** Nobody wants to be led back to the door. */
const notAPlace = /^\/console\/(sign-in|sign-out|code|unlock|set-up)(\/|$)/
