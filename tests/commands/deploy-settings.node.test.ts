import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { parseEnv } from 'node:util'
import { howToGet, optionalSecrets } from '../../src/commands/deploy/secrets.ts'
import { readShop } from '../../src/commands/deploy/shop.ts'
import { Stopped } from '../../src/commands/shared/stopped.ts'
import { annasSettings, changed, folderWith } from './deploy-account.ts'

const file = (name: string) => readFileSync(resolve(import.meta.dirname, '../..', name), 'utf8')

/** What is said about a wrangler.toml; null when there is nothing to say. */
function faultsOf(toml: string): string | null {
  try {
    readShop(folderWith({ 'wrangler.toml': toml }))
    return null
  } catch (error) {
    if (error instanceof Stopped) return error.message
    throw error
  }
}

test('a shop that its owner has described is read', () => {
  const shop = readShop(folderWith({ 'wrangler.toml': annasSettings() }))
  assert.equal(shop.origin, 'https://annas-rings.nl')
  assert.deepEqual(shop.database, { binding: 'DB', name: 'jegem', id: null })
})

test('the demo shop of this repository is refused, line by line', () => {
  const words = faultsOf(file('wrangler.toml')) ?? ''
  for (const name of ['SHOP_ORIGIN', 'MAIL_FROM', 'OWNER_MAIL'])
    assert.match(words, new RegExp(`${name} \\S*shop\\.example is only an example\\. Give`))
  for (const name of ['legal_name', 'address', 'phone'])
    assert.match(words, new RegExp(`SHOP\\.${name} ".+" is the demo shop's\\. Give your own`))
})

const mistakes: [setting: string, value: string, says: RegExp][] = [
  ['SHOP_ORIGIN', 'https://www.example.com', /www\.example\.com is only an example/],
  ['SHOP_ORIGIN', 'http://localhost:8787', /localhost:8787 is only an example/],
  ['SHOP_ORIGIN', 'http://annas-rings.nl', /must be https/],
  ['SHOP_ORIGIN', 'https://annas-rings.nl/shop', /no path/],
  ['SHOP_ORIGIN', 'annas-rings', /SHOP_ORIGIN Invalid URL/],
  [
    'SHOP_ORIGIN',
    'https://www.annas-rings.nl',
    /nothing leads to www\.annas-rings\.nl\. Add .+routes/,
  ],
  ['MAIL_FROM', 'orders@shop.test', /MAIL_FROM orders@shop\.test is only an example/],
  ['OWNER_MAIL', 'anna', /OWNER_MAIL is not an email/],
  ['STRIPE_API_BASE', 'http://localhost:8788', /STRIPE_API_BASE .+https:\/\/api\.stripe\.com/],
  ['ANALYTICS_API_BASE', 'http://localhost:8788', /ANALYTICS_API_BASE .+https:\/\/api\.cloudf/],
  ['provider', 'resend', /NEWSLETTER must name the sender, from = "news@…", when there is a prov/],
  ['provider', 'brevo', /NEWSLETTER \(provider\) .*"resend"/],
  ['mails_per_second', '10', /NEWSLETTER \(mails_per_second\)/],
  ['NEWSLETTER_API_BASE', 'http://localhost:8788', /NEWSLETTER_API_BASE .+https:.+leave it empty/],
  ['ANALYTICS_DATASET', 'jegem-visits', /ANALYTICS_DATASET is not the name of a data set/],
  ['ANALYTICS_DATASET', 'other', /ANALYTICS_DATASET other must be the data set of VISITS, jegem/],
  ['currency', 'Euro', /SHOP \(currency\)/],
  ['currency', 'eur', /SHOP \(currency\) is none of .+ three letters, like EUR/],
  ['currency', 'HRK', /SHOP \(currency\) is none of the currencies/],
  ['currency', 'ISK', /DELIVERY has a price that cannot be charged/],
]

for (const [setting, value, says] of mistakes)
  test(`${setting} = "${value}" is refused`, () => {
    const words = faultsOf(changed(annasSettings(), setting, value)) ?? ''
    assert.match(words, says)
    assert.equal(words.split('\n').length, 3, 'it is the only fault')
  })

const sender = (from: string) => {
  const chosen = changed(annasSettings(), 'provider', 'postmark')
  return chosen.replace('# from = "news@mail.shop.example"', `from = "${from}"`)
}

test('a shop with a service for newsletters names its sender, and no example', () => {
  assert.equal(faultsOf(sender('news@mail.annas-rings.nl')), null)
  assert.match(faultsOf(sender('news@mail.shop.example'))!, /NEWSLETTER\.from .+only an example/)
  assert.match(faultsOf(sender('Anna'))!, /NEWSLETTER \(from\)/)
  const misspelt = annasSettings().replace('warm_up = true', 'warmup = true')
  assert.match(faultsOf(misspelt)!, /NEWSLETTER .+"warmup"/)
})

test('an address of workers.dev needs no route', () => {
  const toml = changed(annasSettings(), 'SHOP_ORIGIN', 'https://jegem.anna.workers.dev')
  assert.match(faultsOf(toml)!, /nothing leads to/)
  assert.equal(faultsOf(toml.replace('workers_dev = false', 'workers_dev = true')), null)
})

test('a file that is not TOML is reported as such', () => {
  assert.match(faultsOf('name = jegem')!, /^wrangler\.toml cannot be read/)
})

test('the Deploy-to-Cloudflare button asks for every secret, and says how to get it', () => {
  const { secrets } = readShop(folderWith({ 'wrangler.toml': annasSettings() }))
  const asked = parseEnv(file('.dev.vars.example'))
  // A shop has one provider at least; the button asks for the usual one.
  const all = [...secrets, 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']
  assert.deepEqual(Object.keys(asked).sort(), all.sort())
  const { cloudflare, scripts } = JSON.parse(file('package.json'))
  for (const name of all) {
    assert.ok(cloudflare.bindings[name]?.description, `package.json describes no ${name}`)
    assert.doesNotMatch(howToGet(name, { origin: '' }), /README/, `no way to get ${name} is known`)
  }
  const bindings = file('src/platform/bindings.d.ts')
  for (const name of Object.keys(cloudflare.bindings).filter((each) => !all.includes(each)))
    assert.match(bindings, new RegExp(`^\\s*${name}\\??:`, 'm'), `${name} is no setting any more`)
  for (const name of optionalSecrets) {
    assert.doesNotMatch(howToGet(name, { origin: '' }), /README/, `no way to get ${name} is known`)
    assert.doesNotMatch(bindings, new RegExp(`^\\s*${name}\\??:`, 'm'), `${name} is a variable`)
  }
  assert.equal(scripts.deploy, 'node src/commands/deploy.ts')
})

test('docs/run-a-shop.md lists every event that Stripe is to send', () => {
  const events = howToGet('STRIPE_WEBHOOK_SECRET', { origin: '' }).match(
    /\b[a-z_]+\.[a-z_.]+[a-z]/g,
  )
  const listed = events?.filter((name) => /^(checkout|charge)\./.test(name)) ?? []
  assert.equal(listed.length, 10)
  for (const name of listed) assert.ok(file('docs/run-a-shop.md').includes(`\`${name}\``), name)
})

test('docs/run-a-shop.md lists every event that PayPal is to send', () => {
  const listed =
    howToGet('PAYPAL_WEBHOOK_ID', { origin: '' }).match(/\b[A-Z]+\.[A-Z.-]+[A-Z]\b/g) ?? []
  assert.equal(listed.length, 14)
  for (const name of listed) assert.ok(file('docs/run-a-shop.md').includes(`\`${name}\``), name)
})
