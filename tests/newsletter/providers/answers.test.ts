import { afterEach, describe, expect, test, vi } from 'vitest'
import { openBulkMailer } from '../../../src/newsletter/providers/open-bulk-mailer.ts'
import { campaignMails } from '../../support/bulk-mail.ts'
import { config, reachable } from '../../support/shop.ts'

const key = 'secret-key-of-the-shop'

/** Hands three mails to a service that answers so. */
async function handOver(
  provider: 'resend' | 'postmark',
  answer: (request: Request) => Response | Promise<Response>,
  isRepeated = false,
) {
  const base = 'http://answers.test'
  const asked: Request[] = []
  reachable(base, async (request) => {
    asked.push(request)
    return answer(request)
  })
  const NEWSLETTER = { ...config.NEWSLETTER, provider }
  const mailer = openBulkMailer({ NEWSLETTER, NEWSLETTER_API_BASE: base, NEWSLETTER_KEY: key })
  const said = await mailer?.send({ key: 'c:1', mails: campaignMails(3), isRepeated })
  return { said, asked }
}

const json =
  (status: number, body: unknown, headers = {}) =>
  () =>
    Response.json(body, { status, headers })

afterEach(() => vi.restoreAllMocks())

// resend.com/docs/api-reference/errors, of November 2026, and names it had before.
test.each([
  [400, 'invalid_idempotency_key', 'refused'],
  [400, 'validation_error', 'refused'],
  [401, 'missing_api_key', 'refused'],
  [401, 'restricted_api_key', 'refused'],
  [401, 'validation_error', 'refused'],
  [403, 'invalid_api_key', 'refused'],
  [403, 'invalid_permission', 'refused'],
  [403, 'restricted_api_key', 'refused'],
  [403, 'suspended_api_key', 'refused'],
  [403, 'validation_error', 'refused'],
  [404, 'not_found', 'refused'],
  [405, 'method_not_allowed', 'refused'],
  [409, 'concurrent_idempotent_requests', 'lost'],
  [409, 'invalid_idempotent_request', 'known'],
  [409, 'resource_locked', 'later'],
  [422, 'invalid_attachment', 'refused'],
  [422, 'invalid_from_address', 'refused'],
  [422, 'invalid_parameter', 'refused'],
  [422, 'missing_required_field', 'refused'],
  [429, 'daily_quota_exceeded', 'later'],
  [429, 'monthly_quota_exceeded', 'refused'],
  [429, 'rate_limit_exceeded', 'later'],
  [451, 'security_error', 'refused'],
  [500, 'application_error', 'lost'],
  [500, 'internal_server_error', 'lost'],
  [503, 'service_unavailable', 'lost'],
])('Resend says %i %s: %s', async (status, name, outcome) => {
  const body = { statusCode: status, name, message: 'about reader1@example.com' }
  const { said } = await handOver('resend', json(status, body))
  expect(said).toMatchObject(outcome === 'known' ? { outcome } : { outcome, fault: name })
})

test('Resend says when to ask again, and a quota is asked about once an hour', async () => {
  const wait = (name: string, after: string) =>
    handOver('resend', json(429, { name }, { 'retry-after': after }))
  expect((await wait('rate_limit_exceeded', '7')).said).toMatchObject({ seconds: 7 })
  expect((await wait('rate_limit_exceeded', 'soon')).said).toMatchObject({ seconds: 2 })
  expect((await wait('rate_limit_exceeded', '1e12')).said).toMatchObject({ seconds: 2 })
  expect((await wait('daily_quota_exceeded', '1')).said).toMatchObject({ seconds: 3600 })
})

// postmarkapp.com/developer/api/overview: "HTTP response codes" and "API error codes".
test.each([
  [401, 10, 'refused'],
  [404, 701, 'refused'],
  [413, 0, 'refused'],
  [415, 0, 'refused'],
  [422, 300, 'refused'],
  [422, 400, 'refused'],
  [422, 401, 'refused'],
  [422, 402, 'refused'],
  [422, 405, 'refused'],
  [422, 409, 'refused'],
  [422, 410, 'refused'],
  [422, 412, 'refused'],
  [422, 413, 'refused'],
  [429, 429, 'later'],
  [500, 0, 'lost'],
  [503, 100, 'later'],
  [503, 0, 'lost'],
])('Postmark says %i with code %i of the whole batch: %s', async (status, code, outcome) => {
  const body = { ErrorCode: code, Message: 'about reader1@example.com' }
  const { said } = await handOver('postmark', json(status, body))
  expect(said).toMatchObject({ outcome, fault: `code-${code}` })
})

test.each([
  ['every mail', [0, 0, 0], { outcome: 'taken', refused: [] }],
  [
    'an address that was given up',
    [0, 406, 0],
    { outcome: 'taken', refused: [{ subscriber: 'subscriber-2', reason: 'inactive' }] },
  ],
  [
    'an address that is none',
    [300, 0, 0],
    { outcome: 'taken', refused: [{ subscriber: 'subscriber-1', reason: 'invalid' }] },
  ],
  ['no mail, with one fault in all', [300, 300, 300], { outcome: 'refused' }],
  ['no mail, for want of credits', [405, 405, 405], { outcome: 'refused', fault: 'code-405' }],
  ['no mail, for the account waits', [412, 412, 412], { outcome: 'refused', fault: 'code-412' }],
  ['no mail, too many a second', [429, 429, 429], { outcome: 'later', fault: 'code-429' }],
  // Asking again finds who has it.
  ['mails until credits end', [0, 0, 405], { outcome: 'lost', fault: 'code-405' }],
  ['fewer mails than were given', [0, 0], { outcome: 'lost', fault: 'unreadable' }],
])('Postmark takes %s', async (_, codes, answer) => {
  const results = codes.map((ErrorCode) => ({ ErrorCode, Message: 'reader1@example.com' }))
  expect((await handOver('postmark', json(200, results))).said).toMatchObject(answer)
})

test('Postmark knows a batch of which everybody is found, and says if somebody who left since got it', async () => {
  const search = (...subscribers: number[]) => {
    const Messages = subscribers.map((n) => ({ Metadata: { subscriber: `subscriber-${n}` } }))
    return json(200, { TotalCount: Messages.length, Messages })
  }
  const all = await handOver('postmark', search(1, 2, 3), true)
  expect(all.said).toEqual({ outcome: 'taken', refused: [] })
  const more = await handOver('postmark', search(1, 2, 3, 4), true)
  expect(more.said).toEqual({ outcome: 'known' })
  expect(more.asked.map(({ method }) => method)).toEqual(['GET'])
})

test('Postmark is not given a batch again unless its search has answered', async () => {
  const searches = [
    json(429, { ErrorCode: 429 }),
    json(500, {}),
    json(401, { ErrorCode: 10 }),
    json(200, { TotalCount: 3, Messages: [] }),
    json(200, { TotalCount: 1, Messages: [{ MessageID: 'x' }] }),
    () => new Response(''),
    () => Promise.reject(new TypeError('Network connection lost')),
  ]
  for (const search of searches) {
    const { said, asked } = await handOver('postmark', search, true)
    expect(said).toEqual({ outcome: 'lost', fault: 'search-failed' })
    expect(asked.map(({ method }) => method)).toEqual(['GET'])
  }
})

const hostile: Record<string, () => Response | Promise<Response>> = {
  'nothing at all': () => new Response(''),
  'a page': () => new Response('<!DOCTYPE html><title>Sign in</title>'),
  'other JSON': json(200, { hello: ['reader1@example.com'] }),
  null: json(200, null),
  'an answer without an end': () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new TextEncoder().encode(' '.repeat(65_536))),
      }),
    ),
  'a connection that breaks amid the answer': () =>
    new Response(
      new ReadableStream({
        pull: (controller) => {
          controller.enqueue(new TextEncoder().encode('{"data":['))
          controller.error(new Error('lost'))
        },
      }),
    ),
  'a page of a proxy': () => new Response('<h1>502</h1>', { status: 502 }),
}

describe.each(['resend', 'postmark'] as const)('%s', (provider) => {
  test.each(Object.keys(hostile))('that answers with %s: nobody knows', async (what) => {
    const { said } = await handOver(provider, hostile[what] ?? (() => new Response()))
    expect(said).toMatchObject({ outcome: 'lost' })
  })

  test('that leads elsewhere is not followed with the key', async () => {
    for (const status of [301, 302, 307, 308]) {
      const headers = { Location: 'http://elsewhere.test/' }
      const { said, asked } = await handOver(
        provider,
        () => new Response(null, { status, headers }),
      )
      expect(said).toEqual({ outcome: 'refused', fault: `http-${status}` })
      expect(asked.map(({ url }) => new URL(url).host)).toEqual(['answers.test'])
      expect(asked[0]?.redirect).toBe('manual')
    }
  })

  test('that never answers is given up', async () => {
    const real = AbortSignal.timeout.bind(AbortSignal)
    const limit = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => real(20))
    const { said } = await handOver(
      provider,
      ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    )
    expect(said).toEqual({ outcome: 'lost', fault: 'timeout' })
    expect(limit).toHaveBeenCalledWith(60_000)
  })

  test('makes the shop log nothing, and faults quote nobody', async () => {
    const methods = ['info', 'warn', 'error', 'log'] as const
    const logs = methods.map((method) => vi.spyOn(console, method).mockReturnValue())
    for (const name of ['reader1@example.com', key, 'x'.repeat(5000)])
      for (const status of [200, 400, 422, 500]) {
        const body = { name, ErrorCode: name, message: name, Message: name }
        const { said } = await handOver(provider, json(status, body))
        expect(JSON.stringify(said)).not.toMatch(/reader1|secret-key|xxx/)
      }
    for (const log of logs) expect(log).not.toHaveBeenCalled()
  })
})

test('each service is asked as it wants to be', async () => {
  const { asked: resend } = await handOver('resend', json(200, { data: [{}, {}, {}] }))
  expect(resend.map(({ url }) => url)).toEqual(['http://answers.test/emails/batch'])
  expect(Object.fromEntries(resend[0]?.headers ?? [])).toMatchObject({
    ...{ authorization: `Bearer ${key}`, 'idempotency-key': 'c:1', 'user-agent': 'jegem' },
    'x-batch-validation': 'permissive',
  })
  const found = { TotalCount: 0, Messages: [] }
  const { asked } = await handOver('postmark', json(200, found), true)
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET http://answers.test/messages/outbound?count=500&offset=0&messagestream=broadcast&metadata_batch=c%3A1',
    'POST http://answers.test/email/batch',
  ])
  expect(asked[1]?.headers.get('x-postmark-server-token')).toBe(key)
})

test('without a provider or a key nothing can be sent', () => {
  const open = (provider: 'none' | 'resend' | 'postmark', NEWSLETTER_KEY = '') =>
    openBulkMailer({ NEWSLETTER: { ...config.NEWSLETTER, provider }, NEWSLETTER_KEY })?.name
  const none = [undefined, undefined, undefined]
  expect([open('none', key), open('resend'), open('postmark')]).toEqual(none)
  expect([open('resend', key), open('postmark', key)]).toEqual(['resend', 'postmark'])
})
