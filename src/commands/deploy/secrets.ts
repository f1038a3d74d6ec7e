import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import * as z from 'zod'
import { paths } from '../../paths.ts'
import { kindsThatMatter as paypalKinds } from '../../payments/paypal/event-kinds.ts'
import { kindsThatMatter } from '../../payments/stripe/event-kinds.ts'
import { namesOfProviders } from '../../platform/payment-secrets.ts'
import { CONFIGURATION } from '../shared/documents.ts'
import { Stopped } from '../shared/stopped.ts'
import type { Tools } from '../shared/tools.ts'
import { faultsOfValues, type Shop } from './shop.ts'

/** Secrets by name. */
export type Secrets = Record<string, string>

const paypalApps =
  'https://developer.paypal.com/dashboard/applications/live, the app with "Transaction search" and "Customer disputes"'

/** How an owner gets each secret. */
const guide: Record<string, (shop: Pick<Shop, 'origin'>) => string> = {
  SEALING_KEYS: () =>
    'echo "k1:$(openssl rand -base64 32)"  ' +
    '(keep a copy: without it nobody can read the addresses of your orders)',
  LOOKUP_KEY: () => 'openssl rand -base64 32  (never change it)',
  TOKEN_KEY: () => 'openssl rand -base64 32',
  STRIPE_SECRET_KEY: () => 'https://dashboard.stripe.com/apikeys, "Secret key"',
  STRIPE_WEBHOOK_SECRET: ({ origin }) =>
    `https://dashboard.stripe.com/webhooks, add an endpoint ${origin}${paths.stripeWebhook()} ` +
    `for ${kindsThatMatter.join(', ')}; then its "Signing secret"`,
  PAYPAL_CLIENT_ID: () => `${paypalApps}, "Client ID"`,
  PAYPAL_SECRET: () => `${paypalApps}, "Secret key 1"`,
  PAYPAL_WEBHOOK_ID: ({ origin }) =>
    `${paypalApps}, "Add Webhook" ${origin}${paths.paypalWebhook()} for ` +
    `${paypalKinds.join(', ')}; then its "Webhook ID"`,
  ANALYTICS_ACCOUNT: () => 'the id of your Cloudflare account: `npx wrangler whoami`',
  ANALYTICS_TOKEN: () =>
    'https://dash.cloudflare.com/profile/api-tokens, "Create Custom Token" with the permission ' +
    'Account, Account Analytics, Read',
  NEWSLETTER_KEY: () =>
    'the API key (Resend) or server token (Postmark) of the service that sends newsletters',
  NEWSLETTER_WEBHOOK_SECRET: ({ origin }) =>
    `Resend: the signing secret of a webhook for ${origin}${paths.resendWebhook()}; Postmark: a ` +
    `password of your own, with which you enter the webhook ${origin}${paths.postmarkWebhook()}`,
}

/** Secrets without which a shop runs, and what it then does without. */
const extras: { names: string[]; without: string; isWanted: (shop: WantedBy) => boolean }[] = [
  {
    names: ['ANALYTICS_ACCOUNT', 'ANALYTICS_TOKEN'],
    without: 'Statistics: without figures of visits',
    isWanted: () => true,
  },
  {
    names: ['NEWSLETTER_KEY', 'NEWSLETTER_WEBHOOK_SECRET'],
    without: 'Newsletters: not sent',
    isWanted: (shop) => shop.sendsNewsletters,
  },
]

type WantedBy = Pick<Shop, 'origin' | 'sendsNewsletters'>

/** Names of the secrets without which a shop runs. */
export const optionalSecrets = [
  ...extras.flatMap(({ names }) => names),
  // Of one provider there must be all: `refuseMissing`.
  ...namesOfProviders.flatMap(({ names }) => names),
]

/**
 * How to get a secret, in one line.
 * @internal
 */
export const howToGet = (name: string, shop: Pick<Shop, 'origin'>) =>
  guide[name]?.(shop) ?? `see ${CONFIGURATION}, "Configuration"`

/**
 * Reads the secrets of the shop from a file of `NAME="value"` lines or a JSON object, and ignores
 * what else is in it. Throws `Stopped` where a value is not what the Worker takes; the message
 * never holds a value.
 */
export function readSecretsFile(
  path: string | null,
  shop: Pick<Shop, 'origin' | 'secrets'>,
): Secrets {
  if (!path) return {}
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new Stopped(`There is no secrets file ${path}.`)
  const all = parseSecrets(path, readFileSync(path, 'utf8'))
  const secrets = Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) => [...shop.secrets, ...optionalSecrets].includes(name) && value !== '',
    ),
  )
  const faults = faultsOfSecrets(secrets)
  if (faults.length === 0) return secrets
  const lines = faults.map(
    ({ name, says }) => `  ${name} ${says}\n    how to get it: ${howToGet(name, shop)}\n`,
  )
  throw new Stopped(`${path} has secrets that the shop cannot use:\n${lines.join('')}`.trimEnd())
}

/**
 * Writes secrets into a file for wrangler that only this user can read, and deletes it afterwards.
 */
export async function withSecretsFile<T>(
  secrets: Secrets,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'jegem-secrets-'))
  try {
    const file = join(folder, 'secrets.json')
    // As JSON: in other files wrangler replaces $NAME and lets the environment override the file.
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
    return await use(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Every name and value in the text of a secrets file. Throws `Stopped`. */
export function parseSecrets(path: string, text: string): Secrets {
  if (!text.trimStart().startsWith('{')) return parseEnv(text) as Secrets
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    // What the parser says would quote the file.
    throw new Stopped(`${path} is not a JSON object of strings, {"NAME": "value"}.`)
  }
}

function faultsOfSecrets(secrets: Secrets) {
  const wrong = faultsOfValues(secrets).filter(({ name }) => name in secrets)
  const standIns = Object.keys(secrets)
    .filter((name) => secrets[name]?.startsWith('sk_test_standin'))
    .map((name) => ({ name, says: 'is the one from `npm run dev`, which Stripe does not know' }))
  return [...wrong, ...standIns]
}

/**
 * Throws `Stopped` with every secret that neither the Worker nor the file has, and how to get it: of
 * payment providers, all that belong to those of which there is one, or to the first.
 */
export function refuseMissing(shop: Shop, onWorker: string[] | null, given: Secrets): void {
  const has = (name: string) => onWorker?.includes(name) || Boolean(given[name])
  const begun = namesOfProviders.filter(({ names }) => names.some(has))
  const [first, ...others] = namesOfProviders
  const wanted = begun.length > 0 ? begun : first ? [first] : []
  const needed = [...shop.secrets, ...wanted.flatMap(({ names }) => names)]
  const missing = needed.filter((name) => !has(name))
  if (missing.length === 0) return
  const lines = missing.map((name) => `  ${name}\n    ${howToGet(name, shop)}\n`)
  const instead = begun.length > 0 ? [] : others
  throw new Stopped(
    `${missing.length} of ${needed.length} secrets are missing:\n${lines.join('')}` +
      instead
        .map(
          ({ provider, names }) =>
            `In place of ${first?.provider}'s, ${provider}'s will do: ` + `${names.join(', ')}.\n`,
        )
        .join('') +
      'Put each in a file outside this folder, as a line NAME="value", and run\n' +
      '  npm run deploy -- --secrets-file <file>',
  )
}

/** Says in a line for each purpose which optional secrets are missing, and how to get them. */
export function sayMissing(
  shop: WantedBy,
  onWorker: string[] | null,
  given: Secrets,
  tools: Pick<Tools, 'say'>,
): void {
  for (const { names, without } of extras.filter(({ isWanted }) => isWanted(shop))) {
    const missing = names.filter((name) => !onWorker?.includes(name) && !given[name])
    const ways = missing.map((name) => `${name} (${howToGet(name, shop)})`)
    if (ways.length > 0) tools.say(`${without} until the Worker has ${ways.join(' and ')}`)
  }
}
