import { paths } from '../../paths.ts'
import { nobodyLoggedIn, readAccount } from './account.ts'
import { makeDatabase, makeQueues, migrate, upload } from './acts.ts'
import { type Tenant, waitUntilWell, whoAnswers } from './health.ts'
import type { Options } from './options.ts'
import { type Outside, run, Stopped } from './outside.ts'
import { agree, sayPlan } from './plan.ts'
import { refuseWrongKeys } from './sealing-keys.ts'
import { readSecretsFile, refuseMissing } from './secrets.ts'
import { readShop } from './shop.ts'

/**
 * Puts the shop in the folder `project` online: looks at everything, then makes what is missing, migrates, uploads, and
 * asks the shop whether it is well. Says a line for each step. Throws `Stopped`; it can then be run again.
 */
export async function deployShop(
  project: string,
  options: Options,
  outside: Outside,
): Promise<void> {
  const shop = readShop(project)
  outside.say(`Settings: complete, for ${shop.origin}`)
  const given = readSecretsFile(options.secretsFile, shop)
  const broken = 'Correct what it names; `npm run check` checks the rest as well.'
  await run(outside, ['deploy', '--dry-run'], 'build the Worker', broken)
  outside.say('Code: builds')

  const account = await readAccount(outside, shop)
  if (!account) {
    if (!options.dryRun) throw nobodyLoggedIn()
    return outside.say('Account: not checked, because nobody is logged in. Nothing was changed.')
  }
  outside.say(`Account: ${account.name}`)
  refuseMissing(shop, account.secrets, given)
  await refuseWrongKeys(shop, account, given, outside)
  // A deployment never replaces a key: with another SEALING_KEYS every sealed address would be lost.
  const fresh = Object.entries(given).filter(([name]) => !account.secrets?.includes(name))
  outside.say(`Secrets: ${account.secrets?.length ?? 0} on the Worker, ${fresh.length} to be added`)
  if (options.dryRun) return sayPlan(shop, account, options, outside)
  const tenant = await whoAnswers(outside, shop.origin)
  await agree(shop, account, tenant, options, outside)

  await makeDatabase(shop, account, options, outside)
  await makeQueues(account, outside)
  await migrate(shop, outside)
  await upload(Object.fromEntries(fresh), options, outside)
  await verify(shop.origin, tenant, outside)
}

async function verify(origin: string, before: Tenant, outside: Outside): Promise<void> {
  const isNew = before !== 'the shop'
  if (isNew) outside.say(`Address: waiting for ${origin}; its certificate can take a few minutes`)
  const fault = await waitUntilWell(outside, origin, isNew ? 600 : 90)
  if (fault !== null)
    throw new Stopped(
      `The Worker is uploaded, but ${origin}/healthz is not healthy: ${fault}\n${
        isNew
          ? 'A new address can take longer: run `npm run deploy` again in a little while.'
          : 'To go back to the previous version: npx wrangler rollback.'
      } \`npx wrangler tail\` shows what the shop logs.`,
    )
  outside.say(`Health: ${origin}/healthz says ok`)
  if (isNew)
    outside.say(
      `Next: make sure that Stripe sends its webhooks to ${origin}${paths.stripeWebhook()}, and import the catalogue:\n` +
        '  npm run catalog:import -- products.csv --remote && npm run deploy',
    )
}
