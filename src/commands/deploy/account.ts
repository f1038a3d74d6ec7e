import * as z from 'zod'
import { Stopped } from '../shared/stopped.ts'
import type { Tools } from '../shared/tools.ts'
import { wranglerFailure } from '../shared/wrangler.ts'
import type { Shop } from './shop.ts'

/** What the owner's Cloudflare account has of the shop. */
export type Account = {
  name: string
  /** Names of the Worker's secrets; null while there is no such Worker. */
  secrets: string[] | null
  hasDatabase: boolean
  /** Those of the shop's `incomingQueues` that it does not have. */
  missingQueues: string[]
}

const login =
  'Run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN to a token that may edit Workers ' +
  'scripts and routes, D1, Queues and KV: https://dash.cloudflare.com/profile/api-tokens'

/** Reads the account and changes nothing. Null where nobody is logged in. Throws `Stopped`. */
export async function readAccount(tools: Tools, shop: Shop): Promise<Account | null> {
  const name = await readAccountName(tools, shop)
  if (name === null) return null
  const [secrets, hasDatabase, ...queues] = await Promise.all([
    secretsOnWorker(tools, shop),
    databaseExists(tools, shop),
    ...shop.incomingQueues.map(async (queue) => ((await queueExists(tools, queue)) ? [] : [queue])),
  ])
  return { name, secrets, hasDatabase, missingQueues: queues.flat() }
}

/** The error for somebody who is not logged in, with how to log in. */
export const notLoggedIn = () => new Stopped(`You are not logged in to Cloudflare. ${login}`)

const identity = z.object({
  loggedIn: z.boolean(),
  accounts: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
})

async function readAccountName(tools: Tools, shop: Shop): Promise<string | null> {
  const ran = await tools.wrangler(['whoami', '--json'])
  const { loggedIn, accounts } = readJson(ran.stdout, identity) ?? {}
  if (loggedIn === false) return null
  if (ran.code !== 0 || !accounts)
    throw wranglerFailure(ran, 'ask Cloudflare who is logged in', login)
  const account = shop.account ? accounts.find(({ id }) => id === shop.account) : accounts[0]
  if (accounts.length > 1 && !shop.account) {
    const lines = accounts.map(({ id, name }) => `  ${id}  ${name}\n`).join('')
    throw new Stopped(
      `You have several accounts:\n${lines}` +
        'Say which one: CLOUDFLARE_ACCOUNT_ID=<id> npm run deploy, ' +
        'or account_id = "<id>" in wrangler.toml.',
    )
  }
  return account?.name ?? shop.account ?? 'your account'
}

/** Names of the Worker's secrets; null while there is no such Worker. Throws `Stopped`. */
export async function secretsOnWorker(
  tools: Tools,
  shop: Pick<Shop, 'worker'>,
): Promise<string[] | null> {
  const ran = await tools.wrangler(['secret', 'list', '--format', 'json'])
  const list = readJson(ran.stdout, z.array(z.object({ name: z.string() })))
  if (ran.code === 0 && list) return list.map(({ name }) => name)
  if (ran.stderr.includes(`Worker "${shop.worker}" not found`)) return null
  throw wranglerFailure(ran, 'read the names of the secrets', login)
}

async function databaseExists(tools: Tools, { database }: Shop): Promise<boolean> {
  const ran = await tools.wrangler(['d1', 'list', '--json'])
  const list = readJson(ran.stdout, z.array(z.object({ name: z.string(), uuid: z.string() })))
  if (ran.code !== 0 || !list) throw wranglerFailure(ran, 'list the databases', login)
  if (!database.id) return list.some(({ name }) => name === database.name)
  if (list.some(({ uuid }) => uuid === database.id)) return true
  throw new Stopped(
    `The account has no database ${database.id}. Log in to the account that has it, ` +
      'or remove database_id from wrangler.toml: ' +
      `the database is then found by its name, ${database.name}, or created.`,
  )
}

async function queueExists(tools: Tools, queue: string): Promise<boolean> {
  const ran = await tools.wrangler(['queues', 'info', queue])
  if (ran.code === 0) return true
  if (ran.stderr.includes(`Queue "${queue}" does not exist`)) return false
  throw wranglerFailure(ran, `look for the queue ${queue}`, login)
}

function readJson<T>(text: string, shape: z.ZodType<T>): T | null {
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    // Not an answer: the caller reports what wrangler said instead.
    return null
  }
}
