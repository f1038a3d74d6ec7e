import type { Tools } from '../shared/tools.ts'
import { requireWrangler } from '../shared/wrangler.ts'
import type { Account } from './account.ts'
import type { Options } from './options.ts'
import { type Secrets, withSecretsFile } from './secrets.ts'
import type { Shop } from './shop.ts'

const again = 'Then run `npm run deploy` again: nothing is done twice.'

/**
 * Creates the database near `location`, unless it exists. `wrangler deploy` would create it too,
 * but only with the code, while migrations come before the code, and wherever Cloudflare takes the
 * caller to be: a database cannot be moved.
 */
export async function createDatabase(
  { database: { name } }: Shop,
  { hasDatabase }: Account,
  { location }: Options,
  tools: Tools,
): Promise<void> {
  if (!hasDatabase)
    await requireWrangler(
      tools,
      ['d1', 'create', name, '--location', location],
      `create the database ${name}`,
      'See what your account allows: ' +
        `https://dash.cloudflare.com/?to=/:account/workers/d1. ${again}`,
    )
  tools.say(`Database: ${name} ${hasDatabase ? 'exists' : `created, near ${location}`}`)
}

/** Creates the queues that the Worker is given messages of and wrangler does not create. */
export async function createQueues(
  { incomingQueues }: Shop,
  { missingQueues }: Account,
  tools: Tools,
): Promise<void> {
  for (const queue of missingQueues)
    await requireWrangler(
      tools,
      ['queues', 'create', queue],
      `create the queue ${queue}`,
      `See what your account allows: https://dash.cloudflare.com/?to=/:account/queues. ${again}`,
    )
  const isNew = (queue: string) => (missingQueues.includes(queue) ? 'created' : 'exists')
  const states = incomingQueues.map((queue) => `${queue} ${isNew(queue)}`)
  if (states.length > 0) tools.say(`Queues: ${states.join(', ')}`)
}

/**
 * Applies the migrations. Before the code: they only add, so the running version works with new
 * tables.
 */
export async function migrate({ database: { binding } }: Shop, tools: Tools): Promise<void> {
  const printed = await requireWrangler(
    tools,
    ['d1', 'migrations', 'apply', binding, '--remote'],
    'migrate the database',
    'The migration that failed was undone, those before it remain, and the shop keeps running ' +
      `the previous version. ${again}`,
  )
  const none = printed.includes('No migrations to apply')
  tools.say(`Tables: ${none ? 'up to date' : 'migrated'}`)
}

/**
 * Uploads code and files with the `secrets` that the Worker lacks. Wrangler creates what else the
 * bindings need and the account does not have, the KV namespace and the queues that the Worker puts
 * messages into, and Cloudflare the dead-letter queues.
 */
export async function upload(secrets: Secrets, { yes }: Options, tools: Tools): Promise<void> {
  const printed = await withSecretsFile(secrets, (file) =>
    requireWrangler(
      tools,
      [
        'deploy',
        ...(yes ? [] : ['--strict']),
        ...(Object.keys(secrets).length > 0 ? ['--secrets-file', file] : []),
      ],
      'upload the Worker',
      'The previous version, if there is one, keeps running. If wrangler mentions changes in the ' +
        `dashboard that you do not want to keep: npm run deploy -- --yes. ${again}`,
    ),
  )
  const version = /Version ID: (\S+)/.exec(printed)?.[1]
  tools.say(`Worker: uploaded${version ? `, version ${version}` : ''}`)
}
