import { importX509 } from 'jose'
import { hours, minutes, now, type Seconds } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { PaymentsUnavailable } from '../provider.ts'

const TIMEOUT_MS = 3_500
const RSA = { name: 'RSASSA-PKCS1-v1_5' }
/** PayPal changes its certificate once in years. */
const MOST_KEYS = 10

const keys = new Map<string, CryptoKey>()

/** Anybody can name certificates that there are not: so many are asked for in a minute, each once an hour. */
const MOST_ASKED = 5
const REFUSED_FOR = hours(1)
let asked: Seconds[] = []
const refused = new Map<string, Seconds>()

/**
 * Whether PayPal has signed a webhook for this shop: with a certificate that is read from its own
 * host, over the checksum of the body and the id of the shop's webhook. Its age says nothing, since
 * PayPal tries for three days: each event is handled once by its id.
 */
export async function isSigned(config: Config, body: string, headers: Headers): Promise<boolean> {
  const header = (name: string) => (headers.get(`Paypal-${name}`) ?? '').slice(0, 1000)
  const at = certificateAt(config, header('Cert-Url'))
  const signature = bytesOf(header('Transmission-Sig'))
  if (!at || !signature || header('Auth-Algo') !== 'SHA256withRSA') return false
  const sum = crc32(new TextEncoder().encode(body))
  const said = [
    ...[header('Transmission-Id'), header('Transmission-Time')],
    ...[config.PAYPAL_WEBHOOK_ID, sum],
  ].join('|')
  const key = await keyAt(at)
  return key !== null && crypto.subtle.verify(RSA, key, signature, new TextEncoder().encode(said))
}

/** The address of a certificate, where it is one of PayPal's: whoever names another is not PayPal. */
function certificateAt({ PAYPAL_API_BASE }: Config, text: string): string | null {
  const api = new URL(PAYPAL_API_BASE).origin
  const url = URL.canParse(text) ? new URL(text) : null
  const own = url?.origin === api || url?.origin === api.replace('//api-m.', '//api.')
  return url && own && /^\/v1\/notifications\/certs\/[\w-]+$/.test(url.pathname)
    ? url.origin + url.pathname
    : null
}

async function keyAt(url: string): Promise<CryptoKey | null> {
  const known = keys.get(url)
  if (known) return known
  if ((refused.get(url) ?? 0) > now()) return null
  // Whoever is PayPal delivers again.
  if (!mayAsk()) throw new PaymentsUnavailable('too many certificates')
  const text = await certificate(url)
  const key = text === null ? null : await readKey(text)
  if (key === null) {
    for (const [each, until] of refused) if (until <= now()) refused.delete(each)
    refused.set(url, now() + REFUSED_FOR)
    return null
  }
  if (keys.size >= MOST_KEYS) keys.clear()
  keys.set(url, key)
  return key
}

function mayAsk(): boolean {
  asked = asked.filter((at) => at > now() - minutes(1))
  return asked.length < MOST_ASKED && asked.push(now()) > 0
}

async function readKey(text: string): Promise<CryptoKey | null> {
  // Those of who has signed it may follow.
  const [own = ''] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text) ?? []
  try {
    return (await importX509(own, 'RS256')) as CryptoKey
  } catch {
    return null
  }
}

async function certificate(url: string): Promise<string | null> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(url, { signal, redirect: 'manual' })
    if (response.ok) return await response.text()
    await response.body?.cancel()
    if (response.status < 500) return null
  } catch {
    // No answer: PayPal delivers again.
  }
  throw new PaymentsUnavailable('certificate not read')
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}

/** The checksum of zip and PNG. */
function crc32(bytes: Uint8Array): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 && 0xedb88320)
  }
  return ~sum >>> 0
}
