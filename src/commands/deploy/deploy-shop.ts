import { paths } from '../../paths.ts'
import { namesOfProviders } from '../../platform/payment-secrets.ts'
import { Stopped } from '../shared/stopped.ts'
import type { Tools } from '../shared/tools.ts'
import { requireWrangler } from '../shared/wrangler.ts'
import { notLoggedIn, readAccount } from './account.ts'
import { type Site, siteAt, waitUntilHealthy } from './health.ts'
import type { Options } from './options.ts'
import { confirm, sayPlan } from './plan.ts'
import { refuseWrongKeys } from './sealing-keys.ts'
import { readSecretsFile, refuseMissing, sayMissing } from './secrets.ts'
import { readShop } from './shop.ts'
import { createDatabase, createQueues, migrate, upload } from './steps.ts'

/**
 * Puts the shop in the folder `project` online: checks everything, then creates what is missing,
 * migrates, uploads, and waits until the shop is healthy. Prints a line for each step. Throws
 * `Stopped`; it can then be run again.
 */
export async function deployShop(project: string, options: Options, tools: Tools): Promise<void> {
  const shop = readShop(project)
  tools.say(`Settings: complete, for ${shop.origin}`)
  const given = readSecretsFile(options.secretsFile, shop)
  const broken = 'Correct what it names; `npm run check` checks the rest as well.'
  await requireWrangler(tools, ['deploy', '--dry-run'], 'build the Worker', broken)
  tools.say('Code: builds')

  const account = await readAccount(tools, shop)
  if (!account) {
    if (!options.dryRun) throw notLoggedIn()
    return tools.say('Account: not checked, because nobody is logged in. Nothing was changed.')
  }
  tools.say(`Account: ${account.name}`)
  refuseMissing(shop, account.secrets, given)
  await refuseWrongKeys(shop, account, given, tools)
  // A deployment never replaces a key: with another SEALING_KEYS every sealed address would be
  // lost.
  const added = Object.entries(given).filter(([name]) => !account.secrets?.includes(name))
  tools.say(`Secrets: ${account.secrets?.length ?? 0} on the Worker, ${added.length} to be added`)
  sayMissing(shop, account.secrets, given, tools)
  if (options.dryRun) return sayPlan(shop, account, options, tools)
  const before = await siteAt(shop.origin, tools)
  await confirm(shop, account, before, options, tools)

  await createDatabase(shop, account, options, tools)
  await migrate(shop, tools)
  await createQueues(shop, account, tools)
  await upload(Object.fromEntries(added), options, tools)
  await verify(
    shop.origin,
    before,
    sayWebhooks(shop.origin, [...(account.secrets ?? []), ...Object.keys(given)]),
    tools,
  )
}

/** Where the providers that are on send their webhooks. */
function sayWebhooks(origin: string, secrets: string[]): string {
  const to = { Stripe: paths.stripeWebhook(), PayPal: paths.paypalWebhook() } as const
  return namesOfProviders
    .filter(({ names }) => names.every((name) => secrets.includes(name)))
    .map(({ provider }) => `${provider} sends its webhooks to ${origin}${to[provider]}`)
    .join(' and ')
}

async function verify(origin: string, before: Site, webhooks: string, tools: Tools): Promise<void> {
  const isNew = before !== 'the shop'
  if (isNew) tools.say(`Address: waiting for ${origin}; its certificate can take a few minutes`)
  const fault = await waitUntilHealthy(origin, isNew ? 600 : 90, tools)
  if (fault !== null)
    throw new Stopped(
      `The Worker is uploaded, but ${origin}/healthz is not healthy: ${fault}\n${
        isNew
          ? 'A new address can take longer: run `npm run deploy` again in a little while.'
          : 'To go back to the previous version: npx wrangler rollback.'
      } \`npx wrangler tail\` shows what the shop logs.`,
    )
  tools.say(`Health: ${origin}/healthz says ok`)
  if (isNew)
    tools.say(
      `Next: make sure that ${webhooks}, ` +
        'and import the catalogue:\n' +
        '  npm run catalog:import -- products.csv --remote && npm run deploy',
    )
}
