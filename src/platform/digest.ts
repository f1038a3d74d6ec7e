import { decodeBase64, encodeBase64 } from 'hono/utils/encode'

/** Random bytes as base64url: 16 are the 128 bits that OWASP ASVS 11.5.1 requires of a token. */
export function randomToken(bytes = 24): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)).buffer)
}

/** SHA-256 of a random token, for storage: a reader of the database cannot use it. */
export async function hashToken(token: string): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))
}

/**
 * HMAC-SHA-256 of `text` under a base64 key: equal texts have equal digests, but guesses cannot be
 * tested without the key.
 */
export async function keyedDigest(key: string, text: string): Promise<string> {
  return (await keyedDigests(key, [text]))[0] ?? ''
}

/** The same of many texts, in their order: the key is read once. */
export async function keyedDigests(key: string, texts: string[]): Promise<string[]> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', decodeBase64(key), hmac, false, ['sign'])
  const sign = (text: string) =>
    crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text))
  return Promise.all(texts.map(async (text) => base64url(await sign(text))))
}

const base64url = (bytes: ArrayBuffer) =>
  encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
