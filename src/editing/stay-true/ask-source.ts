import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import type { SourceStatus } from '../../store/source-checks.ts'

const timeoutMs = 10_000
const mostRedirects = 4

/** What says that a page is no longer there; 403 and 500 say nothing about the page. */
const goneCodes = [404, 410]

/**
 * Whether a page still answers: HEAD, then GET where that is refused. Only http and https, and only
 * hosts in the public net: an address in an article must reach nothing inside ours. Never throws.
 */
export async function askSource(url: string): Promise<SourceStatus> {
  try {
    const head = await statusOf(url, 'HEAD')
    const code = head >= 400 ? await statusOf(url, 'GET') : head
    if (code < 400) return 'there'
    return goneCodes.includes(code) ? 'gone' : 'unclear'
  } catch (error) {
    return isNoSuchHost(error) ? 'gone' : 'unclear'
  }
}

async function statusOf(url: string, method: 'HEAD' | 'GET'): Promise<number> {
  let at = new URL(url)
  for (let redirect = 0; redirect <= mostRedirects; redirect += 1) {
    if (!(await isPublic(at))) throw new Error('not a public page')
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(at, { method, signal, redirect: 'manual' })
    await response.body?.cancel()
    const to = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || to === null) return response.status
    at = new URL(to, at)
  }
  throw new Error('too many redirects')
}

/** Whether an address is of the web and every host it leads to is in the public net. */
export async function isPublic({ protocol, hostname, username }: URL): Promise<boolean> {
  if (!['http:', 'https:'].includes(protocol) || username !== '') return false
  const host = hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) > 0 ? [{ address: host }] : await lookup(host, { all: true })
  return addresses.length > 0 && addresses.every(({ address }) => !isInside(address))
}

const inside = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(net, prefix, 'ipv4')
}
for (const [net, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(net, prefix, 'ipv6')
}

function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  return inside.check(mapped, isIP(mapped) === 6 ? 'ipv6' : 'ipv4')
}

function isNoSuchHost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOTFOUND'
}
