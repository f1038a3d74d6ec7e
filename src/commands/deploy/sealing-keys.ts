import { readSealingKeys } from '../../platform/sealing.ts'
import type { Account } from './account.ts'
import { faultsOfKeys, readKeyUses } from './key-uses.ts'
import { type Outside, Stopped } from './outside.ts'
import type { Secrets } from './secrets.ts'
import type { Shop } from './shop.ts'

/**
 * Throws `Stopped` where `SEALING_KEYS` of the file do not open what the database holds: for a Worker that has none yet
 * they would be uploaded, and for one that has them the file is no copy to rely on. Keys on the Worker cannot be read; the
 * shop itself says in `/healthz` whether they open.
 */
export async function refuseWrongKeys(
  shop: Shop,
  account: Account,
  given: Secrets,
  outside: Outside,
): Promise<void> {
  if (!account.hasDatabase || !given.SEALING_KEYS) return
  const keys = await readSealingKeys(given.SEALING_KEYS)
  const used = await readKeyUses(outside, [shop.database.binding, '--remote'])
  const faults = await faultsOfKeys(keys, used)
  if (faults.length === 0) return
  throw new Stopped(
    `The SEALING_KEYS in the file do not open what the database ${shop.database.name} holds:\n` +
      `${faults.map((fault) => `  ${fault}\n`).join('')}${howToMend}`,
  )
}

/** What an owner can do about a key that is missing. */
export const howToMend =
  'Nothing was changed. Put the keys back from your copy, newest first: SEALING_KEYS="<id>:<key>,<id>:<key>". ' +
  'Write <id>:lost only for a key that nobody has any more; what it sealed is then given up.'
