import assert from 'node:assert/strict'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { parseEnv } from 'node:util'
import { deployShop } from '../../src/commands/deploy/deploy-shop.ts'
import { rotateKeys } from '../../src/commands/rotate-keys/rotate-keys.ts'
import { openTools } from '../../src/commands/shared/tools.ts'
import { annasShop, options, secrets } from './deploy-account.ts'
import { startCloudflare } from './deploy-cloudflare.ts'

const root = resolve(import.meta.dirname, '../..')
const { account, url, stop } = await startCloudflare()
after(stop)
process.env.CLOUDFLARE_API_BASE_URL = url
process.env.CLOUDFLARE_API_TOKEN = 'of-anna'
delete process.env.CLOUDFLARE_ACCOUNT_ID
// Wrangler would take this for the value of the secret, if it read the owner's file itself.
process.env.STRIPE_SECRET_KEY = 'sk_of_somebody_else'

test('wrangler deploys the shop to a stand-in for Cloudflare, again, and with a new key', async () => {
  const { project, first } = annasShop()
  for (const name of ['src', 'static', 'migrations', 'node_modules', 'package.json'])
    symlinkSync(join(root, name), join(project, name))
  const lines: string[] = []
  const tools = {
    ...openTools(project),
    fetch: async () => {
      if (account.domains.length === 0) throw new TypeError('fetch failed')
      return { status: 200, text: 'ok' }
    },
    ask: async () => null,
    say: (line: string) => lines.push(line),
    wait: async () => {},
  }
  await deployShop(project, { ...first, location: 'eeur' }, tools)

  const [database] = account.databases
  assert.equal(database?.location, 'eeur')
  const applied = database?.sql.prepare('SELECT name FROM d1_migrations ORDER BY id').all()
  const files = readdirSync(join(root, 'migrations')).filter((name) => name.endsWith('.sql'))
  assert.deepEqual(
    applied?.map(({ name }) => name),
    files.sort(),
  )
  assert.deepEqual(
    account.queues.map(({ queue_name }) => queue_name),
    [
      ...['jegem-mail-events', 'jegem-outbox', 'jegem-newsletter'],
      ...['jegem-outbox-dead', 'jegem-newsletter-dead', 'jegem-mail-events-dead'],
    ],
  )
  const deadLetters = account.queues.map(({ consumers }) => consumers[0]?.dead_letter_queue)
  assert.deepEqual(deadLetters.slice(0, 3), [
    ...['jegem-mail-events-dead', 'jegem-outbox-dead', 'jegem-newsletter-dead'],
  ])
  const [version] = account.versions
  const named = (name: string) => version?.find((binding) => binding.name === name)
  for (const [name, value] of Object.entries(secrets)) assert.equal(named(name)?.text, value)
  assert.equal(named('DB')?.id, database?.uuid)
  assert.equal(named('VISIT_SALT')?.namespace_id, account.namespaces[0]?.id)
  assert.deepEqual(account.domains, ['annas-rings.nl'])
  assert.deepEqual(account.crons, ['*/5 * * * *'])
  const migrated = account.requests.findLastIndex((request) => request.endsWith('/query'))
  assert.ok(migrated < account.requests.indexOf('PUT /workers/scripts/jegem'))

  account.requests.length = 0
  await deployShop(project, options, tools)
  assert.equal(account.databases.length, 1)
  assert.equal(account.queues.length, 6)
  assert.equal(account.namespaces.length, 1)
  assert.equal(account.versions.length, 2)
  assert.deepEqual(new Set(account.versions[1]), new Set(version))
  const made = ['POST /d1/database', 'POST /queues', 'POST /storage/kv/namespaces']
  for (const request of made) assert.ok(!account.requests.includes(request), request)
  assert.match(lines.join('\n'), /Tables: migrated[\s\S]+Tables: up to date/)

  const recipient = 'v1:k1:not:sealed'
  database?.sql.exec(
    `INSERT INTO outbox
      (id, cause, kind, subject_id, recipient, state, attempts, due_at, created_at)
      VALUES ('m', 'c', 'k', 's', '${recipient}', 'sent', 0, 0, 0)`,
  )
  const rotation = { ...first, retire: false, local: false, persistTo: null }
  await assert.rejects(rotateKeys(project, rotation, tools), /"k1" is not the one that sealed/)
  database?.sql.exec('DELETE FROM outbox')
  await rotateKeys(project, rotation, tools)
  const sealing = account.versions.at(-1)?.find(({ name }) => name === 'SEALING_KEYS')?.text
  assert.match(String(sealing), /^k\d{8}-[0-9a-f]{6}:.+,k1:/)
  assert.equal(parseEnv(readFileSync(first.secretsFile, 'utf8')).SEALING_KEYS, sealing)
})
