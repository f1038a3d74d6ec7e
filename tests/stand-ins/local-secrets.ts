import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

const key = () => randomBytes(32).toString('base64')

/**
 * Settings of a shop on this computer: random keys, the stand-ins in place of the payment provider
 * and of Cloudflare Access, visits in the log.
 */
export function localSecrets(addresses: { shop: string; standIns: string }) {
  return {
    SEALING_KEYS: `k1:${key()}`,
    LOOKUP_KEY: key(),
    TOKEN_KEY: key(),
    STRIPE_SECRET_KEY: 'sk_test_standin',
    STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('hex')}`,
    STRIPE_API_BASE: addresses.standIns,
    PAYMENT_PAGE_ORIGINS: addresses.standIns,
    SHOP_ORIGIN: addresses.shop,
    ACCESS_TEAM: addresses.standIns,
    ACCESS_AUD: 'desk-on-this-computer',
    VISIT_LOG: 'on',
    PAGE_CACHE: 'off',
  }
}

export type LocalSecrets = ReturnType<typeof localSecrets>

/**
 * Reads a file of secrets after adding what it lacks. What is there is never changed: lost keys
 * would make the local database unreadable.
 *
 * @param path usually `.dev.vars`; made with mode 0600
 * @returns what the file says now, and the names that were added
 */
export function completeSecrets(
  path: string,
  wanted: LocalSecrets,
): { secrets: LocalSecrets; added: string[] } {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const given = parseEnv(text)
  const missing = Object.entries(wanted).filter(([name]) => !given[name])
  if (missing.length > 0) {
    const lines = missing.map(([name, value]) => `${name}="${value}"\n`)
    const start = text === '' || text.endsWith('\n') ? text : `${text}\n`
    writeFileSync(path, start + lines.join(''), { mode: 0o600 })
    chmodSync(path, 0o600)
  }
  const secrets = parseEnv(readFileSync(path, 'utf8')) as LocalSecrets
  return { secrets, added: missing.map(([name]) => name) }
}
