import type { Account } from './account.ts'
import type { Tenant } from './health.ts'
import type { Options } from './options.ts'
import { type Outside, Stopped } from './outside.ts'
import { howToMend } from './sealing-keys.ts'
import type { Shop } from './shop.ts'

/** Says what a deployment would do now. */
export function sayPlan(shop: Shop, account: Account, options: Options, outside: Outside): void {
  const { database } = shop
  const made = [
    ...(account.hasDatabase ? [] : [`the database ${database.name} near ${options.location}`]),
    ...account.missingQueues.map((queue) => `the queue ${queue}`),
    ...(account.secrets ? [] : [`the Worker ${shop.worker}`]),
  ]
  outside.say(`Would create: ${made.join(', ') || 'nothing'}`)
  outside.say(`Would then migrate ${database.name} and upload ${shop.worker}. Nothing was changed.`)
}

/**
 * Asks about a first deployment, and about one that takes an address from somebody else's site. Throws `Stopped` on a no, and
 * while the shop cannot open what it has sealed: that a new version would not mend.
 */
export async function agree(
  shop: Shop,
  account: Account,
  tenant: Tenant,
  { location, yes }: Options,
  outside: Outside,
): Promise<void> {
  if (tenant === 'the shop, short of a key')
    throw new Stopped(
      `${shop.origin}/healthz says that a key is missing or wrong; \`npx wrangler tail\` shows which.\n${howToMend}\n` +
        'Give them to the Worker with `npx wrangler secret put SEALING_KEYS`.',
    )
  const taken = tenant === 'another site'
  if (yes || (account.secrets && !taken)) return
  const { name } = shop.database
  const database = account.hasDatabase
    ? `with the existing database ${name} (its orders open only with the keys that sealed them)`
    : `its database near ${location} (it cannot be moved)`
  const question = taken
    ? `Another site answers at ${shop.origin}. The shop would take its place, DNS record included. Continue?`
    : `New: ${shop.worker} in ${account.name}, at ${shop.origin}, ${database}. Continue?`
  const answer = await outside.ask(question)
  if (answer) return
  if (answer === false) throw new Stopped('Nothing was changed.')
  if (taken)
    throw new Stopped(
      `Another site answers at ${shop.origin}, and the shop would take its place, DNS record included. Nothing was changed. ` +
        'If that is what you want: npm run deploy -- --yes',
    )
}
