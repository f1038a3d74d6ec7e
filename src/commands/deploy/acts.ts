import type { Account } from './account.ts'
import type { Options } from './options.ts'
import { type Outside, run } from './outside.ts'
import { inSecretsFile, type Secrets } from './secrets.ts'
import type { Shop } from './shop.ts'

const again = 'Then run `npm run deploy` again: nothing is done twice.'

/** Makes the database near `location`; wrangler's own provisioning knows no place. */
export async function makeDatabase(
  { database: { name } }: Shop,
  { hasDatabase }: Account,
  { location }: Options,
  outside: Outside,
): Promise<void> {
  if (!hasDatabase)
    await run(
      outside,
      ['d1', 'create', name, '--location', location],
      `create the database ${name}`,
      `See what your account allows: https://dash.cloudflare.com/?to=/:account/workers/d1. ${again}`,
    )
  outside.say(`Database: ${name} ${hasDatabase ? 'exists' : `created, near ${location}`}`)
}

/** Makes the queues: wrangler provisions those that the Worker writes to, and not the one for dead letters. */
export async function makeQueues({ missingQueues }: Account, outside: Outside): Promise<void> {
  for (const queue of missingQueues)
    await run(
      outside,
      ['queues', 'create', queue],
      `create the queue ${queue}`,
      `See what your account allows: https://dash.cloudflare.com/?to=/:account/workers/queues. ${again}`,
    )
  outside.say(`Queues: ${missingQueues.map((queue) => `${queue} created`).join(', ') || 'exist'}`)
}

/** Before the code: the tables of tomorrow serve the code of today, because migrations only add. */
export async function migrate({ database: { binding } }: Shop, outside: Outside): Promise<void> {
  const said = await run(
    outside,
    ['d1', 'migrations', 'apply', binding, '--remote'],
    'migrate the database',
    `The migration that failed was undone, those before it remain, and the shop keeps running the previous version. ${again}`,
  )
  const none = said.includes('No migrations to apply')
  outside.say(`Tables: ${none ? 'up to date' : 'migrated'}`)
}

/** Uploads code and files with the `secrets` that the Worker lacks. Here wrangler provisions the KV namespace. */
export async function upload(secrets: Secrets, { yes }: Options, outside: Outside): Promise<void> {
  const said = await inSecretsFile(secrets, (file) =>
    run(
      outside,
      [
        'deploy',
        ...(yes ? [] : ['--strict']),
        ...(Object.keys(secrets).length > 0 ? ['--secrets-file', file] : []),
      ],
      'upload the Worker',
      'The previous version, if there is one, keeps running. If wrangler mentions changes in the dashboard that you do not want to keep: ' +
        `npm run deploy -- --yes. ${again}`,
    ),
  )
  const version = /Version ID: (\S+)/.exec(said)?.[1]
  outside.say(`Worker: uploaded${version ? `, version ${version}` : ''}`)
}
