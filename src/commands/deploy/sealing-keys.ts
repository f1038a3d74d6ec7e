import { readSealingKeys } from '../../platform/sealing.ts'
import { Stopped } from '../shared/stopped.ts'
import type { Tools } from '../shared/tools.ts'
import type { Account } from './account.ts'
import { faultsOfKeys, readKeyUses } from './key-uses.ts'
import type { Secrets } from './secrets.ts'
import type { Shop } from './shop.ts'

/**
 * Throws `Stopped` where the `SEALING_KEYS` in the file do not open what the database holds: a
 * Worker that has none yet would get them, and for one that has keys the file is no copy to rely
 * on. Keys on the Worker cannot be read; the shop itself says in `/healthz` whether they open.
 */
export async function refuseWrongKeys(
  shop: Shop,
  account: Account,
  given: Secrets,
  tools: Tools,
): Promise<void> {
  if (!account.hasDatabase || !given.SEALING_KEYS) return
  const keys = await readSealingKeys(given.SEALING_KEYS)
  const database = { name: shop.database.binding, remote: true, persistTo: null }
  const faults = await faultsOfKeys(keys, await readKeyUses(tools, database))
  if (faults.length === 0) return
  throw new Stopped(
    `The SEALING_KEYS in the file do not open what the database ${shop.database.name} holds:\n` +
      `${faults.map((fault) => `  ${fault}\n`).join('')}${howToRestoreKeys}`,
  )
}

/** What an owner can do about a missing key. */
export const howToRestoreKeys =
  'Nothing was changed. Put the keys back from your copy, newest first: ' +
  'SEALING_KEYS="<id>:<key>,<id>:<key>". ' +
  'Write <id>:lost only for a key that nobody has any more; what it sealed is then given up.'
