import { decodeBase64, encodeBase64 } from 'hono/utils/encode'

/** Sealed text: `v1:<key id>:<iv, base64>:<ciphertext, base64>`. */
export type Sealed = string & { readonly sealed: unique symbol }

/**
 * Keys that seal personal data. New texts get the newest; every key opens. From `readSealingKeys`.
 */
export type SealingKeys = {
  newest: string
  byId: ReadonlyMap<string, CryptoKey>
  /**
   * Ids of keys that no longer exist: their texts are given up, and that is not a configuration
   * error.
   */
  lost: ReadonlySet<string>
}

/**
 * Where a sealed text is stored. Authenticated: a text moved to another row or column no longer
 * opens.
 */
export type Place = `${string}.${string}:${string}`

/**
 * A sealed text does not open. The message names its place and key, never its contents, so it may
 * be logged.
 */
export class SealingError extends Error {
  override name = 'SealingError'
}

/**
 * Reads keys from their secret, `<key id>:<32 bytes, base64>,…`, newest first; `<key id>:lost` for
 * a lost one. Throws, with a message for the owner, when a key is missing or has the wrong length.
 */
export async function readSealingKeys(secret: string): Promise<SealingKeys> {
  const byId = new Map<string, CryptoKey>()
  const lost = new Set<string>()
  for (const entry of secret.split(',')) {
    const [id, encoded = ''] = entry.trim().split(':')
    if (id && encoded === 'lost') {
      lost.add(id)
      continue
    }
    if (!id || !/^[A-Za-z0-9+/]{43}=$/.test(encoded))
      throw new Error('SEALING_KEYS must be "<key id>:<32 random bytes in base64>", newest first')
    byId.set(
      id,
      await crypto.subtle.importKey('raw', decodeBase64(encoded), 'AES-GCM', false, [
        'encrypt',
        'decrypt',
      ]),
    )
  }
  const [newest] = byId.keys()
  if (!newest) throw new Error('SEALING_KEYS is empty')
  return { newest, byId, lost }
}

/**
 * Seals `text` with the newest key (AES-256-GCM, a random 96-bit IV, the place as additional data).
 */
export async function seal(keys: SealingKeys, place: Place, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = keyOf(keys, keys.newest, place)
  const sealed = await crypto.subtle.encrypt(cipher(iv, place), key, encoder.encode(text))
  return `v1:${keys.newest}:${encodeBase64(iv.buffer)}:${encodeBase64(sealed)}` as Sealed
}

/**
 * Opens a text that `seal` made for the same place. Throws `SealingError` when the key is missing,
 * or when text or place have changed.
 */
export async function unseal(keys: SealingKeys, place: Place, sealed: Sealed): Promise<string> {
  const [version, id = '', iv = '', ciphertext = ''] = sealed.split(':')
  if (version !== 'v1') throw new SealingError(`Sealed text of ${place} has an unknown version`)
  const key = keyOf(keys, id, place)
  try {
    const [nonce, bytes] = [decodeBase64(iv), decodeBase64(ciphertext)]
    return decoder.decode(await crypto.subtle.decrypt(cipher(nonce, place), key, bytes))
  } catch (cause) {
    throw new SealingError(`Sealed text of ${place} does not open with key "${id}"`, { cause })
  }
}

/** Id of the key that sealed a text. */
export const keyIdOf = (sealed: Sealed): string => sealed.split(':')[1] ?? ''

const encoder = new TextEncoder()
const decoder = new TextDecoder()

const cipher = (iv: Uint8Array<ArrayBuffer>, place: Place) => ({
  name: 'AES-GCM',
  iv,
  additionalData: encoder.encode(place),
})

function keyOf(keys: SealingKeys, id: string, place: Place): CryptoKey {
  const key = keys.byId.get(id)
  if (key) return key
  throw new SealingError(
    keys.lost.has(id)
      ? `Sealed text of ${place} is lost with key "${id}"`
      : `SEALING_KEYS lacks key "${id}" of ${place}: keep old keys until every text is sealed anew`,
  )
}
