/** A certificate as PayPal signs webhooks with: RSA, written as PEM. */
export type Signer = { sign: (text: string) => Promise<string>; certificate: string }

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const DAY = 86_400_000

let keys: CryptoKeyPair | undefined

async function newKeys(): Promise<CryptoKeyPair> {
  const made = await crypto.subtle.generateKey(
    { ...RSA, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  )
  return made as CryptoKeyPair
}

/**
 * Makes a certificate for the name that PayPal's has.
 *
 * @param now milliseconds; it is valid from the day before, for two years
 * @param fresh a key of its own: one that a shop has no reason to trust
 */
export async function newSigner(now: number, fresh = false): Promise<Signer> {
  const pair = fresh || !keys ? await newKeys() : keys
  // To make a key takes longer than most tests do.
  if (!fresh) keys = pair
  const encoder = new TextEncoder()
  const sign = async (bytes: Uint8Array) =>
    new Uint8Array(await crypto.subtle.sign(RSA, pair.privateKey, bytes))
  const publicKey = new Uint8Array(
    (await crypto.subtle.exportKey('spki', pair.publicKey)) as ArrayBuffer,
  )
  const name = sequence(
    node(
      0x31,
      sequence(node(0x06, [0x55, 0x04, 0x03]), text(0x0c, 'messageverificationcerts.paypal.com')),
    ),
  )
  // sha256WithRSAEncryption, 1.2.840.113549.1.1.11
  const algorithm = sequence(
    node(0x06, [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]),
    node(0x05, []),
  )
  const content = sequence(
    node(0xa0, node(0x02, [2])),
    node(0x02, [1, ...crypto.getRandomValues(new Uint8Array(8))]),
    algorithm,
    name,
    sequence(time(now - DAY), time(now + 730 * DAY)),
    name,
    [...publicKey],
  )
  const signature = await sign(new Uint8Array(content))
  return {
    sign: async (said) => base64([...(await sign(encoder.encode(said)))]),
    certificate: pem(sequence(content, algorithm, node(0x03, [0, ...signature]))),
  }
}

/** One value in ASN.1's distinguished encoding: its kind, its length, itself. */
function node(kind: number, content: number[]): number[] {
  const { length } = content
  const long = length > 255 ? [0x82, length >> 8, length & 255] : [0x81, length]
  return [kind, ...(length < 128 ? [length] : long), ...content]
}

const sequence = (...parts: number[][]) => node(0x30, parts.flat())
const text = (kind: number, said: string) => node(kind, [...new TextEncoder().encode(said)])

/** UTCTime: two digits of the year are enough until 2049. */
const time = (at: number) =>
  text(0x17, `${new Date(at).toISOString().slice(2, 19).replaceAll(/[-T:]/g, '')}Z`)

const base64 = (bytes: number[]) => btoa(String.fromCharCode(...bytes))

const pem = (bytes: number[]) =>
  `-----BEGIN CERTIFICATE-----\n${base64(bytes).replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`

/** The checksum of zip and PNG, as a number. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
