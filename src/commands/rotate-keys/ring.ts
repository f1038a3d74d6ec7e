/** A key by its id; `value` is 32 bytes in base64, or `lost`. */
export type Key = { id: string; value: string }

/** The keys of a shop: those that the Worker has, newest first, and those that were taken away from it. */
export type Ring = { keys: Key[]; retired: Key[] }

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

/** Whether texts may still wear older keys: a rotation that was begun and not ended. */
export const isUnderWay = ({ keys }: Ring): boolean =>
  keys.filter(({ value }) => value !== 'lost').length > 1

/** Keys that texts need after all come back: of a database that was set back, or a text that was on its way. */
export function takeBack({ keys, retired }: Ring, needed: string[]): Ring {
  const missing = (key: Key) => needed.includes(key.id) && !keys.some(({ id }) => id === key.id)
  const back = retired.filter(missing)
  return {
    keys: [...keys, ...back],
    retired: retired.filter((key) => !back.includes(key)),
  }
}

/** Takes the older keys off the Worker. They are kept: a backup, and D1's history of 30 days, still wear them. */
export function retire({ keys: [newest, ...older], retired }: Ring): Ring {
  const lost = older.filter(({ value }) => value === 'lost')
  return {
    keys: newest ? [newest, ...lost] : lost,
    retired: [...older.filter((key) => !lost.includes(key)), ...retired],
  }
}

/** A new key. Its id tells the day and begins its digest, so that no two keys share one. */
export async function makeKey(): Promise<Key> {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  return { id: `k${day}-${digest.slice(0, 6)}`, value: Buffer.from(bytes).toString('base64') }
}
