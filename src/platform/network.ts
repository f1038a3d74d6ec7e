import type { Context } from 'hono'
import type { AppEnv } from './env.ts'

/** How wide a network is: an IPv4 address, or a prefix of IPv6. */
export type Width = 'ipv4' | 'ipv6/64' | 'ipv6/56' | 'ipv6/48'

export type Network = { width: Width; name: string }

/** The networks that a visitor's request comes from, narrowest first. */
export const visitorNetworks = (c: Context<AppEnv>): Network[] =>
  // Set by Cloudflare, which overwrites what a visitor sends under this name.
  networksOf(c.req.header('CF-Connecting-IP') ?? 'local')

/**
 * The networks of an address, narrowest first. In IPv4 the address itself, behind which may be a
 * person, an office or some hundred customers of a mobile carrier (RFC 6888). In IPv6 a /64, where
 * one computer has 2^64 addresses to choose from (RFC 4291, section 2.5.1); a /56, as a home line
 * has it; and a /48, as a company or who asks a tunnel broker has it (RFC 6177).
 * @internal
 */
export function networksOf(address: string): Network[] {
  if (!address.includes(':') || address.includes('.')) return [{ width: 'ipv4', name: address }]
  const [head = '', tail] = address.split('::')
  const groups = (text = '') => text.split(':').filter(Boolean)
  const zeros = Math.max(0, 8 - groups(head).length - groups(tail).length)
  const digits = [...groups(head), ...Array<string>(zeros).fill(''), ...groups(tail)]
    .map((group) => group.padStart(4, '0'))
    .join('')
  return ([64, 56, 48] as const).map((bits) => ({
    width: `ipv6/${bits}` as const,
    name: `${digits.slice(0, bits / 4)}/${bits}`,
  }))
}
