import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { completeSecrets, localSecrets } from './local-secrets.ts'
import { shopLogLines } from './shop-log.ts'

const addresses = { shop: 'http://localhost:8787', standIns: 'http://localhost:8788' }

test('a new .dev.vars has everything, with keys that nobody else has', () => {
  const { secrets, added } = completeSecrets('/tmp/new.vars', localSecrets(addresses))
  expect(added).toHaveLength(12)
  expect(secrets.STRIPE_API_BASE).toBe('http://localhost:8788')
  expect(atob(secrets.SEALING_KEYS.replace('k1:', ''))).toHaveLength(32)
  expect(localSecrets(addresses).LOOKUP_KEY).not.toBe(secrets.LOOKUP_KEY)
})

test('a .dev.vars that is there keeps its keys and gets only what it lacks', () => {
  writeFileSync('/tmp/old.vars', '# mine\nSEALING_KEYS="k7:mine"\nLOOKUP_KEY=""')
  const { secrets, added } = completeSecrets('/tmp/old.vars', localSecrets(addresses))
  expect(secrets.SEALING_KEYS).toBe('k7:mine')
  expect(added).not.toContain('SEALING_KEYS')
  expect(atob(secrets.LOOKUP_KEY)).toHaveLength(32)
  expect(readFileSync('/tmp/old.vars', 'utf8')).toContain('# mine\nSEALING_KEYS="k7:mine"\n')
})

test('who runs the shop sees its log and what is wrong, and nothing else', () => {
  const shown: string[] = []
  const take = shopLogLines((line) => shown.push(line))
  take('⎔ Starting local server...\n[wrangler:info] GET / 200 OK (3ms)\n{"event":"order ')
  take(
    'placed"}\n{"page":"/cart","event":"visit: page viewed"}\n\u001b[33m▲ [WARNING] {"event":"mail refused"}\u001b[0m\n\n',
  )
  take('▲ [WARNING] Scheduled Workers are not automatically triggered\n  To trigger:\n')
  take('✘ [ERROR] Build failed\n    src/app.tsx:3:4\n[wrangler:info] GET / 200 OK (3ms)\n')
  expect(shown).toEqual([
    '{"event":"order placed"}',
    '{"page":"/cart","event":"visit: page viewed"}',
    '{"event":"mail refused"}',
    '✘ [ERROR] Build failed',
    '    src/app.tsx:3:4',
  ])
})
