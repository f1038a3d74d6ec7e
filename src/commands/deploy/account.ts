import * as z from 'zod'
import { failure, type Outside, Stopped } from './outside.ts'
import type { Shop } from './shop.ts'

/** What the owner's Cloudflare account has of the shop. */
export type Account = {
  name: string
  /** Names of the Worker's secrets; null while there is no such Worker. */
  secrets: string[] | null
  hasDatabase: boolean
  missingQueues: string[]
}

const login =
  'Run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN to a token that may edit Workers scripts and routes, D1, ' +
  'Queues and KV: https://dash.cloudflare.com/profile/api-tokens'

/** Looks at the account and changes nothing. Null where nobody is logged in. Throws `Stopped`. */
export async function readAccount(outside: Outside, shop: Shop): Promise<Account | null> {
  const name = await whoIsLoggedIn(outside, shop)
  if (name === null) return null
  const [secrets, isThere, ...queues] = await Promise.all([
    secretsOnWorker(outside, shop),
    hasDatabase(outside, shop),
    ...shop.queues.map((queue) => hasQueue(outside, queue)),
  ])
  const missingQueues = shop.queues.filter((_, i) => !queues[i])
  return { name, secrets, hasDatabase: isThere, missingQueues }
}

/** Says that nobody is logged in, and how to. */
export const nobodyLoggedIn = () => new Stopped(`You are not logged in to Cloudflare. ${login}`)

const identity = z.object({
  loggedIn: z.boolean(),
  accounts: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
})

async function whoIsLoggedIn(outside: Outside, shop: Shop): Promise<string | null> {
  const ran = await outside.wrangler(['whoami', '--json'])
  const { loggedIn, accounts } = readJson(ran.stdout, identity) ?? {}
  if (loggedIn === false) return null
  if (ran.code !== 0 || !accounts) throw failure(ran, 'ask Cloudflare who is logged in', login)
  const account = shop.account ? accounts.find(({ id }) => id === shop.account) : accounts[0]
  if (accounts.length > 1 && !shop.account) {
    const lines = accounts.map(({ id, name }) => `  ${id}  ${name}\n`).join('')
    throw new Stopped(
      `You have several accounts:\n${lines}` +
        'Say which one: CLOUDFLARE_ACCOUNT_ID=<id> npm run deploy, or account_id = "<id>" in wrangler.toml.',
    )
  }
  return account?.name ?? shop.account ?? 'your account'
}

/** Names of the Worker's secrets; null while there is no such Worker. Throws `Stopped`. */
export async function secretsOnWorker(
  outside: Outside,
  shop: Pick<Shop, 'worker'>,
): Promise<string[] | null> {
  const ran = await outside.wrangler(['secret', 'list', '--format', 'json'])
  const list = readJson(ran.stdout, z.array(z.object({ name: z.string() })))
  if (ran.code === 0 && list) return list.map(({ name }) => name)
  if (ran.stderr.includes(`Worker "${shop.worker}" not found`)) return null
  throw failure(ran, 'read the names of the secrets', login)
}

async function hasDatabase(outside: Outside, { database }: Shop): Promise<boolean> {
  const ran = await outside.wrangler(['d1', 'list', '--json'])
  const list = readJson(ran.stdout, z.array(z.object({ name: z.string(), uuid: z.string() })))
  if (ran.code !== 0 || !list) throw failure(ran, 'list the databases', login)
  if (!database.id) return list.some(({ name }) => name === database.name)
  if (list.some(({ uuid }) => uuid === database.id)) return true
  throw new Stopped(
    `The account has no database ${database.id}. Log in to the account that has it, or remove database_id from wrangler.toml: ` +
      `the database is then found by its name, ${database.name}, or created.`,
  )
}

async function hasQueue(outside: Outside, queue: string): Promise<boolean> {
  const ran = await outside.wrangler(['queues', 'info', queue])
  if (ran.code === 0) return true
  if (ran.stderr.includes(`Queue "${queue}" does not exist`)) return false
  throw failure(ran, `look for the queue ${queue}`, login)
}

function readJson<T>(text: string, shape: z.ZodType<T>): T | null {
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    // Not an answer; the caller tells what wrangler said instead.
    return null
  }
}
