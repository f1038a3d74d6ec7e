import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseEnv } from 'node:util'
import { deployShop } from '../../src/commands/deploy/deploy-shop.ts'
import { readOptions } from '../../src/commands/rotate-keys/options.ts'
import { rotateKeys } from '../../src/commands/rotate-keys/rotate-keys.ts'
import { Stopped } from '../../src/commands/shared/stopped.ts'
import { readSealingKeys, type Sealed, seal, unseal } from '../../src/platform/sealing.ts'
import { annasShop, FakeAccount, putMail, secrets, writeSecrets } from './deploy-account.ts'

/** Anna's shop, online, with two mails sealed with her only key. */
async function onlineShop() {
  const { project, first } = annasShop()
  const account = new FakeAccount()
  await deployShop(project, first, account)
  const { secretsFile } = first
  const mails = [
    await putMail(account, secrets.SEALING_KEYS),
    await putMail(account, secrets.SEALING_KEYS),
  ]
  const step = (more: { retire?: boolean } = {}) => {
    account.calls = []
    account.lines = []
    const options = { secretsFile, retire: false, local: false, persistTo: null, ...more }
    return rotateKeys(project, options, account)
  }
  const stopped = async (more: { retire?: boolean } = {}): Promise<string> => {
    const error = await step(more).then(
      () => assert.fail('The rotation went on'),
      (reason: unknown) => reason,
    )
    if (error instanceof Stopped) return error.message
    throw error
  }
  const inFile = () => parseEnv(readFileSync(secretsFile, 'utf8'))
  const keysInFile = () => String(inFile().SEALING_KEYS).split(',')
  return { account, secretsFile, mails, step, stopped, inFile, keysInFile }
}

type Shop = Awaited<ReturnType<typeof onlineShop>>

/**
 * Everything in the database opens with the keys that the Worker has, and with those in the file.
 */
async function expectReadable({ account, mails, keysInFile }: Shop): Promise<void> {
  for (const keys of [String(account.secrets?.SEALING_KEYS), keysInFile().join()])
    for (const id of mails)
      assert.equal(
        await unseal(await readSealingKeys(keys), `outbox.recipient:${id}`, textOf(account, id)),
        'anna@annas-rings.nl',
      )
}

const textOf = ({ sql }: FakeAccount, id: string): Sealed =>
  sql.prepare('SELECT recipient FROM outbox WHERE id = ?').get(id)?.recipient as Sealed

/** What the shop's clock does with one text; tests/key-rotation/reseal.test.ts has the whole. */
async function clockStrikes({ account }: Shop, id: string): Promise<void> {
  const keys = await readSealingKeys(String(account.secrets?.SEALING_KEYS))
  const place = `outbox.recipient:${id}` as const
  const fresh = await seal(keys, place, await unseal(keys, place, textOf(account, id)))
  account.sql.prepare('UPDATE outbox SET recipient = ? WHERE id = ?').run(fresh, id)
}

test('a rotation goes from one key over two to the other, and the shop can always read', async () => {
  const shop = await onlineShop()
  const { account, mails, step, inFile, keysInFile } = shop
  await step()
  assert.equal(keysInFile().length, 2)
  assert.equal(keysInFile()[1], secrets.SEALING_KEYS)
  assert.match(keysInFile()[0] ?? '', /^k\d{8}-[0-9a-f]{6}:[A-Za-z0-9+/]{43}=$/)
  assert.equal(account.secrets?.SEALING_KEYS, keysInFile().join())
  assert.match(account.lines.at(-1)!, /older key: 2 in outbox\.recipient\.\n.+in 5 minutes/)
  await expectReadable(shop)

  await clockStrikes(shop, mails[0]!)
  await expectReadable(shop)
  assert.match(await shop.stopped({ retire: true }), /1 in outbox\.recipient/)
  assert.equal(keysInFile().length, 2)

  await clockStrikes(shop, mails[1]!)
  await step()
  assert.match(account.lines.at(-1)!, /No text needs an older key.+--retire/)
  await step({ retire: true })
  assert.equal(keysInFile().length, 1)
  assert.equal(account.secrets?.SEALING_KEYS, keysInFile().join())
  assert.equal(inFile().RETIRED_SEALING_KEYS, secrets.SEALING_KEYS)
  await expectReadable(shop)
})

test('what else the file says is kept, and no key is ever printed', async () => {
  const { account, secretsFile, step, inFile } = await onlineShop()
  writeFileSync(secretsFile, `# Anna's\n${readFileSync(secretsFile, 'utf8')}DIARY='private'`)
  await step()
  const { SEALING_KEYS, ...others } = inFile()
  assert.deepEqual(
    { ...others, SEALING_KEYS: secrets.SEALING_KEYS },
    { ...secrets, DIARY: 'private' },
  )
  assert.match(readFileSync(secretsFile, 'utf8'), /^# Anna's\n/)
  assert.equal(statSync(secretsFile).mode & 0o777, 0o600)
  for (const key of String(SEALING_KEYS).split(','))
    assert.ok(!account.lines.join('\n').includes(key.split(':')[1]!), 'a key was printed')
})

test('a file of JSON is written as JSON', async () => {
  const { secretsFile, step } = await onlineShop()
  writeFileSync(secretsFile, JSON.stringify({ ...secrets, DIARY: 'private' }))
  await step()
  const { SEALING_KEYS, ...others } = JSON.parse(readFileSync(secretsFile, 'utf8'))
  assert.match(SEALING_KEYS, /^k\d{8}-.+,k1:/)
  assert.equal(others.DIARY, 'private')
})

const places: [command: string, when: 'before' | 'after'][] = [
  ['secret list', 'before'],
  ['d1 execute', 'before'],
  ['secret bulk', 'before'],
  ['secret bulk', 'after'],
]

for (const retire of [false, true])
  for (const [command, when] of places)
    test(`interrupted ${when} \`${command}\`${retire ? ' --retire' : ''}: all is readable, and the command goes on`, async () => {
      const shop = await onlineShop()
      const { account, mails, step, stopped, keysInFile } = shop
      if (retire) {
        await step()
        for (const id of mails) await clockStrikes(shop, id)
      }
      account.fail = { command, when }
      assert.match(await stopped({ retire }), /Network connection lost/)
      await expectReadable(shop)
      const begun = keysInFile()

      account.fail = null
      await step({ retire })
      await expectReadable(shop)
      assert.equal(keysInFile().length, retire ? 1 : 2)
      assert.equal(account.secrets?.SEALING_KEYS, keysInFile().join())
      if (command === 'secret bulk')
        assert.deepEqual(keysInFile(), begun, 'the second try made another key')
    })

test('a shop that is not healthy with its new keys is reported, and loses nothing by a retry', async () => {
  const shop = await onlineShop()
  shop.account.answer = { status: 503, text: 'the database does not answer' }
  assert.match(
    await shop.stopped(),
    /healthz is not healthy: 503 the database[\s\S]+same command again/,
  )
  shop.account.answer = { status: 200, text: 'ok' }
  await shop.step()
  assert.equal(shop.keysInFile().length, 2)
  await expectReadable(shop)
})

const other = Buffer.alloc(32, 9).toString('base64')

for (const [what, keys, says] of [
  ['lacks the key', `k2:${other}`, /the key "k1" is missing; texts that need it: 2/],
  ['has another key of that name', `k1:${other}`, /"k1" is not the one that sealed/],
] as const)
  test(`a file that ${what} of the database changes nothing`, async () => {
    const { account, secretsFile, stopped } = await onlineShop()
    writeSecrets(secretsFile, { ...secrets, SEALING_KEYS: keys })
    const before = readFileSync(secretsFile, 'utf8')
    const words = await stopped()
    assert.match(words, says)
    assert.match(words, /Put the keys back from your copy/)
    assert.equal(readFileSync(secretsFile, 'utf8'), before)
    assert.equal(account.secrets?.SEALING_KEYS, secrets.SEALING_KEYS)
  })

test('a key that was taken away comes back when a text needs it after all', async () => {
  const shop = await onlineShop()
  const { account, mails, step, keysInFile, inFile } = shop
  await step()
  for (const id of mails) await clockStrikes(shop, id)
  await step({ retire: true })
  // The database is set back to yesterday.
  mails.push(await putMail(account, secrets.SEALING_KEYS))
  await step()
  assert.deepEqual(keysInFile().slice(1), [secrets.SEALING_KEYS])
  assert.equal(inFile().RETIRED_SEALING_KEYS, '')
  assert.equal(account.secrets?.SEALING_KEYS, keysInFile().join())
  await expectReadable(shop)
})

test('a text that is sealed with the older key at the last moment is noticed', async () => {
  const shop = await onlineShop()
  const { account, mails, step, stopped } = shop
  await step()
  for (const id of mails) await clockStrikes(shop, id)
  const { fetch } = account
  account.fetch = async (url) => {
    account.fetch = fetch
    mails.push(await putMail(account, secrets.SEALING_KEYS))
    return account.fetch(url)
  }
  assert.match(await stopped({ retire: true }), /Meanwhile.+older key.+without --retire/)
  await step()
  await expectReadable(shop)
})

test('what a lost key sealed is given up: it is neither counted nor waited for', async () => {
  const { account, secretsFile, step, keysInFile } = await onlineShop()
  writeSecrets(secretsFile, { ...secrets, SEALING_KEYS: `k2:${other},k1:lost` })
  await step()
  assert.match(account.lines.at(-1)!, /No text needs an older key/)
  await step({ retire: true })
  assert.deepEqual(keysInFile().slice(1), ['k1:lost'])
})

test('a shop that is not online has no keys to change', async () => {
  const { project, first } = annasShop()
  const options = { secretsFile: first.secretsFile, retire: false, local: false, persistTo: null }
  await assert.rejects(
    rotateKeys(project, options, new FakeAccount()),
    /not online.+npm run deploy/,
  )
})

test('a file without keys, or with keys over several lines, is left as it is', async () => {
  const { secretsFile, stopped } = await onlineShop()
  writeFileSync(secretsFile, 'TOKEN_KEY="x"\n')
  assert.match(await stopped(), /has no SEALING_KEYS.+cannot be read back/)
  const split =
    `SEALING_KEYS="${secrets.SEALING_KEYS},\n k0:${other}"\n` +
    `SEALING_KEYS="${secrets.SEALING_KEYS}"\n`
  writeFileSync(secretsFile, split)
  assert.match(await stopped(), /a line of its own/)
  assert.equal(readFileSync(secretsFile, 'utf8'), split)
})

test('the command line is read, and what it does not know is refused', () => {
  const read = (...args: string[]) => readOptions(args, '/shop')
  assert.deepEqual(read('--secrets-file', '/tmp/s', '--retire'), {
    secretsFile: '/tmp/s',
    retire: true,
    local: false,
    persistTo: null,
  })
  assert.equal(read('--local').secretsFile, join('/shop', '.dev.vars'))
  for (const wrong of [[], ['--force'], ['--secrets-file', 's', '--persist-to', 'x']])
    assert.throws(() => read(...wrong), { name: 'UsageError' })
})
