/** A key by its id; `value` is 32 bytes in base64, or `lost`. */
export type Key = { id: string; value: string }

/**
 * The keys of a shop: those that the Worker has, newest first, and those that were taken off it.
 */
export type KeySet = { keys: Key[]; retired: Key[] }

/** Reads `<id>:<value>,…`, as `SEALING_KEYS` is written. */
export function readKeys(text: string): Key[] {
  return text
    .split(',')
    .filter((entry) => entry.trim() !== '')
    .map((entry) => {
      const [id = '', value = ''] = entry.trim().split(':')
      return { id, value }
    })
}

export const writeKeys = (keys: Key[]): string =>
  keys.map(({ id, value }) => `${id}:${value}`).join(',')

/** Whether texts may still need older keys: a rotation has begun and not ended. */
export const isRotating = ({ keys }: KeySet): boolean =>
  keys.filter(({ value }) => value !== 'lost').length > 1

/**
 * Brings back retired keys that texts need after all: those of a database that was restored, or of
 * a text that was being written when its key was retired.
 */
export function restoreKeys({ keys, retired }: KeySet, needed: string[]): KeySet {
  const missing = (key: Key) => needed.includes(key.id) && !keys.some(({ id }) => id === key.id)
  const restored = retired.filter(missing)
  return {
    keys: [...keys, ...restored],
    retired: retired.filter((key) => !restored.includes(key)),
  }
}

/** Retires the older keys. They are kept: backups, and D1's history of 30 days, still need them. */
export function retireKeys({ keys: [newest, ...older], retired }: KeySet): KeySet {
  const lost = older.filter(({ value }) => value === 'lost')
  return {
    keys: newest ? [newest, ...lost] : lost,
    retired: [...older.filter((key) => !lost.includes(key)), ...retired],
  }
}

/** A new key. Its id is the day and the beginning of its digest, so that no two keys share one. */
export async function generateKey(): Promise<Key> {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  return { id: `k${day}-${digest.slice(0, 6)}`, value: Buffer.from(bytes).toString('base64') }
}
