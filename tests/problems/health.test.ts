import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { readConfig } from '../../src/platform/config.ts'
import { seal } from '../../src/platform/sealing.ts'
import { fixedHeaders } from '../../src/platform/security.ts'
import { sheets } from '../../src/sheets.ts'

const bindings = env as unknown as CloudflareBindings
const app = createApp()
/** Asks from a network of its own each time: one may ask only so often. */
const ask = (path: string, set: CloudflareBindings = bindings) => {
  const headers = { 'CF-Connecting-IP': crypto.randomUUID() }
  return app.request(`https://shop.test${path}`, { headers }, set, createExecutionContext())
}

/** What the owner's log says while `act` runs. */
async function logOf(act: () => Promise<unknown>): Promise<string> {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => {})
  await act()
  const said = spy.mock.calls.flat().join('\n')
  spy.mockRestore()
  return said
}

async function without(table: string, act: () => Promise<void>): Promise<void> {
  await bindings.DB.exec(`ALTER TABLE ${table} RENAME TO gone`)
  try {
    await act()
  } finally {
    await bindings.DB.exec(`ALTER TABLE gone RENAME TO ${table}`)
  }
}

async function expectNotSetUp(answer: Response, what: string): Promise<void> {
  expect(answer.status).toBe(503)
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(await answer.text()).toBe(`not set up yet: ${what}`)
}

test('a shop that can work says ok, and no cache keeps that', async () => {
  const answer = await ask('/healthz')
  expect([answer.status, await answer.text()]).toEqual([200, 'ok'])
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/)
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  for (const [name, value] of Object.entries(fixedHeaders))
    expect(answer.headers.get(name)).toBe(value)
})

test('whoever asks too often is sent away without a look at the database', async () => {
  const spy = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const answer = await ask('/healthz', {
    ...bindings,
    DB: {} as never,
    FORM_LIMIT: { limit: async () => ({ success: false }) },
  })
  spy.mockRestore()
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '60'])
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
})

test('a missing secret is told to the log by name, and to strangers without it', async () => {
  const said = await logOf(async () => {
    const answer = await ask('/healthz', { ...bindings, LOOKUP_KEY: '' })
    await expectNotSetUp(answer, 'settings or secrets are missing or wrong')
  })
  expect(said).toContain('LOOKUP_KEY')
})

test('a table that is missing, any of them, is not ok', async () => {
  const { results } = await bindings.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name <> 'd1_migrations'",
  ).all<{ name: string }>()
  expect(results.length).toBeGreaterThan(10)
  for (const { name } of results)
    await without(name, async () => {
      const answer = await ask('/healthz')
      expect(answer.status, `${name} belongs into the list in src/problems/health.ts`).toBe(503)
      await expectNotSetUp(answer, 'tables are missing or old')
    })
  expect((await ask('/healthz')).status).toBe(200)
})

test('a migration that was not applied is not ok', async () => {
  const last = await bindings.DB.prepare('SELECT * FROM d1_migrations ORDER BY id DESC').first()
  await bindings.DB.prepare('DELETE FROM d1_migrations WHERE id = ?').bind(last?.id).run()
  await expectNotSetUp(await ask('/healthz'), 'tables are missing or old')
  await bindings.DB.prepare('INSERT INTO d1_migrations (id, name) VALUES (?, ?)')
    .bind(last?.id, last?.name)
    .run()
  expect((await ask('/healthz')).status).toBe(200)
})

test('a database that was never migrated is not ok', async () => {
  await without('d1_migrations', async () =>
    expectNotSetUp(await ask('/healthz'), 'the database has no tables'),
  )
})

test('keys that do not open what the database holds are not ok, until they are given up', async () => {
  const other = (fill: number) => Buffer.alloc(32, fill).toString('base64')
  const withKeys = (SEALING_KEYS: string) => ask('/healthz', { ...bindings, SEALING_KEYS })
  const { sealingKeys } = await readConfig(bindings)
  const recipient = await seal(sealingKeys, 'outbox.recipient:m1', 'anna@example.com')
  await bindings.DB.prepare(
    `INSERT INTO outbox (id, cause, kind, subject_id, recipient, state, attempts, due_at, created_at)
      VALUES ('m1', 'c', 'k', 's', ?, 'sent', 0, 0, 0)`,
  )
    .bind(recipient)
    .run()
  expect((await ask('/healthz')).status).toBe(200)
  for (const wrong of [`k9:${other(9)}`, `k2:${other(9)}`]) {
    const said = await logOf(async () =>
      expectNotSetUp(await withKeys(wrong), 'a key is missing or wrong'),
    )
    expect(said).toContain('outbox.recipient:m1')
    expect(said).not.toContain('anna')
  }
  expect((await withKeys(`k9:${other(9)},k2:lost`)).status).toBe(200)
})

test('a database that does not answer is not ok, and nothing from inside is told', async () => {
  const DB = {
    prepare: () => ({ all: () => Promise.reject(new Error('D1_ERROR: secret inner words')) }),
  } as unknown as D1Database
  const said = await logOf(async () => {
    const answer = await ask('/healthz', { ...bindings, DB })
    expect([answer.status, await answer.text()]).toEqual([503, 'the database does not answer'])
  })
  expect(said).toContain('health check failed')
})

for (const path of ['/', '/products/any-ring', '/collections/rings', '/search?q=ring'])
  test(`without tables, ${path} says that the shop is not set up yet`, () =>
    without('products', async () => {
      await logOf(async () => {
        const answer = await ask(path)
        expect(answer.status).toBe(503)
        expect(answer.headers.get('Cache-Control')).toBe('no-store')
        expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
        const page = await answer.text()
        expect(page).toContain('isn’t set up yet')
        expect(page).not.toMatch(/no such table|D1_ERROR|sqlite/i)
      })
    }))

test('without its configuration, a page says that the shop is not set up yet', async () => {
  await logOf(async () => {
    const answer = await ask('/', { ...bindings, TOKEN_KEY: '' })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('Retry-After')).not.toBeNull()
    const page = await answer.text()
    expect(page).toContain('<title>This shop isn’t set up yet</title>')
    expect(page).toContain('<a class="button" href="https://shop.test/">Try again</a>')
    // Its style is one of those that the policy allows.
    expect(Object.values(sheets)).toContain(/<style>(.*)<\/style>/s.exec(page)?.[1])
  })
})

test('what breaks otherwise is still a fault of ours, and is not called a set-up', async () => {
  const DB = {
    withSession: () => {
      throw new Error('something else')
    },
  } as unknown as D1Database
  await logOf(async () => {
    const answer = await ask('/', { ...bindings, DB })
    expect(answer.status).toBe(500)
    expect(answer.headers.get('Retry-After')).toBeNull()
    expect(await answer.text()).toMatch(
      /<title>Something went wrong on our side · .*<a class="wordmark"/s,
    )
  })
})
