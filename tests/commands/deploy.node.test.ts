import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { deployShop } from '../../src/commands/deploy/deploy-shop.ts'
import { readOptions } from '../../src/commands/deploy/options.ts'
import { Stopped } from '../../src/commands/shared/stopped.ts'
import { KEY_MISSING } from '../../src/key-rotation/check-keys.ts'
import {
  annasSettings,
  annasShop,
  changed,
  FakeAccount,
  options,
  putMail,
  secrets,
  writeSecrets,
} from './deploy-account.ts'

/** Deploys and returns the words it stopped with; fails the test when it did not stop. */
async function stopped(...deployment: Parameters<typeof deployShop>): Promise<string> {
  try {
    await deployShop(...deployment)
  } catch (error) {
    if (error instanceof Stopped) return error.message
    throw error
  }
  return assert.fail('The deployment went through')
}

/** What was asked of the account to change it, in order. */
const changes = (account: FakeAccount) =>
  account.calls.filter(
    (call) => !/^(whoami|secret list|d1 (list|execute)|queues info|deploy --dry-run)/.test(call),
  )

const everything = [
  'd1 create jegem --location weur',
  'd1 migrations apply DB --remote',
  'queues create jegem-mail-events',
  'deploy --strict --secrets-file <file>',
]

async function deployed() {
  const { project, first } = annasShop()
  const account = new FakeAccount()
  await deployShop(project, first, account)
  account.calls = []
  account.lines = []
  account.questions = []
  return { project, first, account }
}

test('the first deployment creates database and queue, migrates, and only then uploads', async () => {
  const { project, first } = annasShop()
  const account = new FakeAccount()
  await deployShop(project, { ...first, location: 'oc' }, account)
  assert.deepEqual(changes(account), [everything[0]?.replace('weur', 'oc'), ...everything.slice(1)])
  assert.deepEqual(account.databases.get('jegem'), { location: 'oc', migrated: true })
  assert.deepEqual(account.secrets, secrets)
})

test('each step says one line, and the last says what to do next', async () => {
  const { project, first } = annasShop()
  const account = new FakeAccount()
  await deployShop(project, first, account)
  const steps = account.lines.map((line) => line.split(':')[0])
  const checks = ['Settings', 'Code', 'Account', 'Secrets', 'Statistics']
  const actions = ['Database', 'Tables', 'Queues', 'Worker', 'Address', 'Health', 'Next']
  assert.deepEqual(steps, [...checks, ...actions])
  assert.match(account.lines.at(-1)!, /annas-rings\.nl\/webhooks\/stripe[\s\S]+catalog:import/)
  for (const value of Object.values(secrets))
    assert.ok(!account.lines.join('\n').includes(value), 'a secret was printed')
})

test('keys of the statistics are asked for in one line, taken from the file, and never a must', async () => {
  const { project, first, account } = await deployed()
  await deployShop(project, first, account)
  const line = account.lines.find((each) => each.startsWith('Statistics'))
  assert.match(line!, /ANALYTICS_ACCOUNT .+whoami.+ANALYTICS_TOKEN .+Account Analytics, Read/)
  assert.ok(!line!.includes('\n'))
  const keys = { ANALYTICS_ACCOUNT: 'a1', ANALYTICS_TOKEN: 'token_of_anna' }
  writeSecrets(first.secretsFile, { ...secrets, ...keys })
  account.lines = []
  await deployShop(project, first, account)
  assert.deepEqual(account.secrets, { ...secrets, ...keys })
  assert.ok(!account.lines.some((each) => each.startsWith('Statistics')))
  assert.ok(!account.lines.join('\n').includes('token_of_anna'))
})

test('secrets of newsletters are asked for once a service for them is chosen', async () => {
  const { project, first } = annasShop(
    changed(annasSettings(), 'provider', 'resend').replace(
      '# from = "news@mail.shop.example"',
      'from = "news@mail.annas-rings.nl"',
    ),
  )
  const account = new FakeAccount()
  await deployShop(project, first, account)
  const line = account.lines.find((each) => each.startsWith('Newsletters'))
  assert.match(line!, /NEWSLETTER_KEY .+API key.+NEWSLETTER_WEBHOOK_SECRET .+webhooks\/resend/)
  assert.ok(!line!.includes('\n'))
  const keys = { NEWSLETTER_KEY: 're_of_anna', NEWSLETTER_WEBHOOK_SECRET: 'whsec_of_anna' }
  writeSecrets(first.secretsFile, { ...secrets, ...keys })
  account.lines = []
  await deployShop(project, first, account)
  assert.deepEqual(account.secrets, { ...secrets, ...keys })
  assert.ok(!account.lines.some((each) => each.startsWith('Newsletters')))
  assert.ok(!account.lines.join('\n').includes('of_anna'))
})

test('the second deployment makes nothing new, and uploads without a question', async () => {
  const { project, account } = await deployed()
  await deployShop(project, options, account)
  assert.deepEqual(changes(account), ['d1 migrations apply DB --remote', 'deploy --strict'])
  assert.deepEqual(account.questions, [])
  assert.match(account.lines.join('\n'), /Tables: up to date[\s\S]+version v2[\s\S]+says ok$/)
})

test('a secret that the Worker has is never replaced from a file', async () => {
  const { project, first, account } = await deployed()
  writeFileSync(
    first.secretsFile,
    `SEALING_KEYS="k2:${Buffer.alloc(32, 9).toString('base64')}"\nSTRIPE_SECRET_KEY="sk_other"\n`,
  )
  delete account.secrets?.STRIPE_SECRET_KEY
  await deployShop(project, first, account)
  assert.deepEqual(account.secrets, { ...secrets, STRIPE_SECRET_KEY: 'sk_other' })
})

test('what else is in a secrets file stays there', async () => {
  const { project, first } = annasShop()
  writeFileSync(
    first.secretsFile,
    JSON.stringify({ ...secrets, SHOP_ORIGIN: 'http://localhost', DIARY: 'private' }),
  )
  const account = new FakeAccount()
  await deployShop(project, first, account)
  assert.deepEqual(account.secrets, secrets)
})

test('missing secrets stop the deployment, each with how to get it', async () => {
  const account = new FakeAccount()
  const words = await stopped(annasShop().project, options, account)
  assert.match(words, /^5 of 5 secrets are missing/)
  for (const name of Object.keys(secrets))
    assert.match(words, new RegExp(`  ${name}\n {4}(echo|openssl|https://dashboard\\.stripe)`))
  assert.match(words, /openssl rand -base64 32/)
  assert.match(words, /annas-rings\.nl\/webhooks\/stripe for checkout\.session\.completed/)
  assert.match(words, /--secrets-file/)
  assert.deepEqual(changes(account), [])
})

test('PayPal alone will do; half of a provider will not', async () => {
  const { STRIPE_SECRET_KEY: _, STRIPE_WEBHOOK_SECRET: __, ...keys } = secrets
  const paypal = { PAYPAL_CLIENT_ID: 'A1', PAYPAL_SECRET: 'E1', PAYPAL_WEBHOOK_ID: '8PT' }
  const { project, first } = annasShop()
  const account = new FakeAccount()
  writeSecrets(first.secretsFile, keys)
  assert.match(
    await stopped(project, first, account),
    /^2 of 5[\s\S]+In place of Stripe's, PayPal's will do: PAYPAL_CLIENT_ID, PAYPAL_SECRET, PAYPAL_WEB/,
  )
  writeSecrets(first.secretsFile, { ...keys, ...paypal, PAYPAL_SECRET: '' })
  const half = await stopped(project, first, account)
  assert.match(half, /^1 of 6 secrets are missing:\n {2}PAYPAL_SECRET\n/)
  assert.doesNotMatch(half, /STRIPE/)
  assert.deepEqual(changes(account), [])
  writeSecrets(first.secretsFile, { ...keys, ...paypal })
  await deployShop(project, first, account)
  assert.deepEqual(account.secrets, { ...keys, ...paypal })
  assert.match(
    account.lines.at(-1)!,
    /that PayPal sends its webhooks to \S+\/webhooks\/paypal, and imp/,
  )
})

test('only the secrets that are really missing are named', async () => {
  const { project, first } = annasShop()
  const account = new FakeAccount()
  account.secrets = { LOOKUP_KEY: 'on the Worker' }
  writeFileSync(first.secretsFile, `TOKEN_KEY="${secrets.TOKEN_KEY}"\nSTRIPE_SECRET_KEY=""\n`)
  const words = await stopped(project, first, account)
  assert.match(words, /^3 of 5/)
  assert.match(words, /SEALING_KEYS[\s\S]+STRIPE_SECRET_KEY[\s\S]+STRIPE_WEBHOOK_SECRET/)
  assert.doesNotMatch(words, /LOOKUP_KEY|TOKEN_KEY/)
})

test('keys that do not open what the database holds stop the deployment before the upload', async () => {
  const { project, first, account } = await deployed()
  await putMail(account, secrets.SEALING_KEYS)
  // Somebody deletes the Worker, and has no copy of the keys.
  account.secrets = null
  const other = Buffer.alloc(32, 9).toString('base64')
  const wrong: [keys: string, says: RegExp][] = [
    [`k2:${other}`, /the key "k1" is missing; texts that need it: 1/],
    [`k1:${other}`, /the key "k1" is not the one that sealed the texts under its name: 1/],
  ]
  for (const [keys, says] of wrong) {
    writeSecrets(first.secretsFile, { ...secrets, SEALING_KEYS: keys })
    const words = await stopped(project, first, account)
    assert.match(words, says)
    assert.match(words, /Nothing was changed\. Put the keys back from your copy/)
    assert.ok(!words.includes(other), 'a key was printed')
    assert.deepEqual(changes(account), [])
  }
  writeSecrets(first.secretsFile, { ...secrets, SEALING_KEYS: `k2:${other},k1:lost` })
  await deployShop(project, first, account)
  assert.equal(account.deployments, 2)
})

test('a shop that cannot open what it sealed stops the deployment, with how to restore keys', async () => {
  const { project, account } = await deployed()
  account.answer = { status: 503, text: KEY_MISSING }
  const words = await stopped(project, { ...options, yes: true }, account)
  assert.match(words, /a key is missing or wrong[\s\S]+wrangler secret put SEALING_KEYS/)
  assert.deepEqual(changes(account), [])
})

const wrongSecrets: [what: string, line: string, says: RegExp][] = [
  ['of the wrong length', 'LOOKUP_KEY="c2hvcnQ="', /LOOKUP_KEY must be 32 random bytes/],
  ['without a key id', `SEALING_KEYS="${secrets.LOOKUP_KEY}"`, /SEALING_KEYS must be <key id>/],
  ['of `npm run dev`', 'STRIPE_SECRET_KEY="sk_test_standin"', /which Stripe does not know/],
]

for (const [what, line, says] of wrongSecrets)
  test(`a secret ${what} stops the deployment before anything is asked of Cloudflare`, async () => {
    const { project, first } = annasShop()
    writeFileSync(first.secretsFile, line)
    const account = new FakeAccount()
    const words = await stopped(project, first, account)
    assert.match(words, says)
    assert.match(words, /how to get it: /)
    assert.ok(!words.includes(line.split('"')[1]!), 'the secret was printed')
    assert.deepEqual(account.calls, [])
  })

test('a secrets file that is not there, or not to be read, is named', async () => {
  const { project, first } = annasShop()
  const absent = { ...options, secretsFile: join(project, 'nowhere') }
  assert.match(await stopped(project, absent, new FakeAccount()), /no secrets file .+nowhere/)
  writeFileSync(first.secretsFile, '{"LOOKUP_KEY": "hush"')
  const words = await stopped(project, first, new FakeAccount())
  assert.match(words, /not a JSON object/)
  assert.doesNotMatch(words, /hush/)
})

test('without a login nothing happens but a word on how to log in', async () => {
  const account = new FakeAccount()
  account.loggedIn = false
  const { project, first } = annasShop()
  assert.match(await stopped(project, first, account), /wrangler login.+CLOUDFLARE_API_TOKEN/)
  assert.deepEqual(changes(account), [])
})

test('somebody with several accounts must say which', async () => {
  const account = new FakeAccount()
  account.accounts.push({ id: 'a2', name: 'The other' })
  const { project, first } = annasShop()
  assert.match(
    await stopped(project, first, account),
    /a2 {2}The other[\s\S]+CLOUDFLARE_ACCOUNT_ID/,
  )
  assert.deepEqual(changes(account), [])
  const { project: sure } = annasShop(`account_id = "a2"\n${annasSettings()}`)
  await deployShop(sure, first, account)
  assert.ok(account.lines.includes('Account: The other'))
})

for (const [step, command] of everything.map((call) => [call, call.replace(/ <file>$/, '')]))
  for (const when of ['before', 'after'] as const)
    test(`\`${step}\` fails ${when} its work: the deployment stops, and another completes it`, async () => {
      const { project, first } = annasShop()
      const account = new FakeAccount()
      account.fail = { command: command!, when }
      const words = await stopped(project, first, account)
      assert.match(words, /Network connection lost/)
      assert.match(words, /Run|run `npm run deploy` again/)
      const expected = everything.slice(0, everything.indexOf(step!) + 1)
      assert.deepEqual(changes(account), expected)

      account.fail = null
      await deployShop(project, first, account)
      assert.deepEqual(account.databases.get('jegem'), { location: 'weur', migrated: true })
      assert.deepEqual(account.secrets, secrets)
      assert.match(account.lines.join('\n'), /Health: .+ says ok/)
      const made = account.calls.filter((call) => / create /.test(call))
      const repeated = when === 'before' && / create /.test(step!) ? 1 : 0
      assert.equal(made.length, new Set(made).size + repeated, 'something was made twice')
    })

for (const command of ['whoami', 'secret list', 'd1 list', 'queues info', 'deploy --dry-run'])
  test(`when \`${command}\` fails, nothing was changed`, async () => {
    const { project, first } = annasShop()
    const account = new FakeAccount()
    account.fail = { command, when: 'before' }
    const words = await stopped(project, first, account)
    assert.match(
      words,
      /^Could not [\s\S]+Network connection lost[\s\S]+(wrangler login|npm run check)/,
    )
    assert.deepEqual(changes(account), [])
  })

test('a new address may take its time', async () => {
  const { project, first } = annasShop()
  const account = new FakeAccount()
  account.slowness = 50
  await deployShop(project, first, account)
  assert.ok(account.waited >= 250)
})

test('an address that never answers is reported, with what to do', async () => {
  const { project, first } = annasShop()
  const account = new FakeAccount()
  account.slowness = Number.POSITIVE_INFINITY
  const words = await stopped(project, first, account)
  assert.match(words, /no answer \(ENOTFOUND\)[\s\S]+npm run deploy` again[\s\S]+wrangler tail/)
  assert.doesNotMatch(words, /rollback/)
})

test('a new version that is not healthy is reported, with the way back', async () => {
  const { project, account } = await deployed()
  account.answer = { status: 503, text: 'not set up yet: tables are missing or old' }
  const words = await stopped(project, options, account)
  assert.match(words, /503 not set up yet: tables[\s\S]+npx wrangler rollback/)
})

test('one good answer of the version before does not count', async () => {
  const { project, account } = await deployed()
  let looks = 0
  account.fetch = async () =>
    ++looks < 3 ? { status: 200, text: 'ok' } : { status: 500, text: 'error code: 1101' }
  assert.match(await stopped(project, options, account), /500 error code: 1101/)
})

test('in a terminal a first deployment is asked about, and a no changes nothing', async () => {
  const { project, first } = annasShop()
  const account = new FakeAccount()
  account.reply = false
  assert.equal(await stopped(project, first, account), 'Nothing was changed.')
  assert.match(account.questions[0]!, /New: jegem in Anna's account.+near weur/)
  assert.deepEqual(changes(account), [])
  account.reply = true
  await deployShop(project, first, account)
  assert.equal(account.deployments, 1)
})

test('an address where another site answers is taken only with a yes', async () => {
  const { project, first } = annasShop()
  const account = new FakeAccount()
  account.otherSite = { status: 404, text: '<h1>Old shop</h1>' }
  assert.match(await stopped(project, first, account), /Another site answers.+DNS[\s\S]+--yes/)
  assert.deepEqual(changes(account), [])
  await deployShop(project, { ...first, yes: true }, account)
  assert.equal(account.deployments, 1)
})

test('--yes lets wrangler overwrite changes in the dashboard, and asks nothing', async () => {
  const { project, account } = await deployed()
  await deployShop(project, { ...options, yes: true }, account)
  assert.equal(changes(account).at(-1), 'deploy')
  assert.deepEqual(account.questions, [])
})

test('--dry-run looks at everything and changes nothing', async () => {
  const { project, first } = annasShop()
  const account = new FakeAccount()
  await deployShop(project, { ...first, dryRun: true }, account)
  assert.deepEqual(changes(account), [])
  assert.match(
    account.lines.join('\n'),
    /Would create: the database jegem near weur, the queue jegem-mail-events, the Worker jegem, .+queues.+\n.+Nothing was/,
  )
  account.loggedIn = false
  account.lines = []
  await deployShop(project, { ...options, dryRun: true }, account)
  assert.match(account.lines.at(-1)!, /nobody is logged in.+Nothing was changed/)
})

test('the command line is read, and what it does not know is refused', () => {
  const read = readOptions(['--secrets-file', '/tmp/s', '--location', 'apac', '--yes'])
  assert.deepEqual(read, { secretsFile: '/tmp/s', location: 'apac', dryRun: false, yes: true })
  assert.throws(() => readOptions(['--location', 'mars']), /weur, eeur/)
  assert.throws(() => readOptions(['--force']), { name: 'UsageError' })
})
