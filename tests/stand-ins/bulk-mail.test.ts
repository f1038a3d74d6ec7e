import { expect, test } from 'vitest'
import { mailFaults } from './bulk-mail/faults.ts'
import { createBulkMailStandIn } from './bulk-mail/stand-in.ts'

/** The services, by a clock that the test moves. */
function openServices(how: { indexDelay?: number; requestsPerSecond?: number } = {}) {
  const clock = { now: 1_800_000_000_000 }
  const told: string[] = []
  const service = createBulkMailStandIn({
    ...{ key: 'k', webhookSecret: `whsec_${btoa('a secret of 24 letters.')}` },
    ...{ shop: 'http://shop.test', now: () => clock.now, requestsPerSecond: 100, ...how },
    patience: { never: 30, slow: 20 },
    deliver: async (request) => {
      told.push(await request.text())
      return new Response('ok')
    },
  })
  const ask = async (path: string, init: RequestInit & { headers: Record<string, string> }) => {
    const answer = await service.fetch(new Request(`http://mail.test${path}`, init))
    return { status: answer.status, headers: answer.headers, body: await answer.json<never>() }
  }
  const resend = (mails: unknown, headers: Record<string, string> = {}) =>
    ask('/emails/batch', {
      ...{ method: 'POST', body: JSON.stringify(mails) },
      headers: { Authorization: 'Bearer k', 'User-Agent': 'test', ...headers },
    })
  const server = { 'X-Postmark-Server-Token': 'k', Accept: 'application/json' }
  const postmark = (mails: unknown, headers: Record<string, string> = {}) =>
    ask('/email/batch', {
      ...{ method: 'POST', body: JSON.stringify(mails), headers: { ...server, ...headers } },
    })
  const search = async (query: string): Promise<number> =>
    ((await ask(`/messages/outbound?${query}`, { headers: server })).body as { TotalCount: number })
      .TotalCount
  return { service, clock, told, resend, postmark, search }
}

const mail = (to: string) => ({ from: 'n@shop.test', to: [to], subject: 's', html: 'h', text: 't' })
const mails = (n: number) => Array.from({ length: n }, (_, each) => mail(`r${each}@example.com`))
const message = (To: string, Metadata = {}) => ({
  ...{ From: 'n@shop.test', To, Subject: 's', HtmlBody: 'h', TextBody: 't', Metadata },
  ...{ MessageStream: 'broadcast', TrackOpens: false, TrackLinks: 'None' },
})

test('Resend takes a hundred mails from whoever has the key and names a program', async () => {
  const { resend, service } = openServices()
  expect((await resend(mails(100))).status).toBe(200)
  expect((await resend(mails(101))).status).toBe(422)
  expect((await resend([])).status).toBe(422)
  expect((await resend(mails(1), { Authorization: '' })).body).toMatchObject({
    ...{ statusCode: 401, name: 'missing_api_key' },
  })
  expect((await resend(mails(1), { Authorization: 'Bearer x' })).status).toBe(401)
  expect((await resend(mails(1), { 'User-Agent': '' })).status).toBe(403)
  expect((await resend(mails(1), { 'Idempotency-Key': 'x'.repeat(257) })).status).toBe(400)
  expect(service.mails).toHaveLength(100)
})

test('Resend knows a key for a day, and answers again what it answered', async () => {
  const { resend, clock, service } = openServices()
  const key = { 'Idempotency-Key': 'c:1' }
  const first = await resend(mails(2), key)
  expect(await resend(mails(2), key)).toMatchObject({ body: first.body })
  expect((await resend(mails(1), key)).body).toMatchObject({ name: 'invalid_idempotent_request' })
  expect(service.mails).toHaveLength(2)
  clock.now += 86_400_000
  expect((await resend(mails(1), key)).status).toBe(200)
  expect(service.mails).toHaveLength(3)
})

test('Resend refuses a key whose first request is at work', async () => {
  const { resend, service } = openServices()
  const key = { 'Idempotency-Key': 'c:1' }
  service.faults.order('slow')
  const first = resend(mails(1), key)
  expect((await resend(mails(1), key)).body).toMatchObject({
    ...{ statusCode: 409, name: 'concurrent_idempotent_requests' },
  })
  expect((await first).status).toBe(200)
  expect(service.mails).toHaveLength(1)
})

test('Resend allows two requests in a second, and as many mails as the plan has', async () => {
  const { resend, clock, service } = openServices({ requestsPerSecond: 2 })
  expect((await resend(mails(1))).status).toBe(200)
  expect((await resend(mails(1))).status).toBe(200)
  const third = await resend(mails(1))
  expect([third.status, third.headers.get('retry-after')]).toEqual([429, '1'])
  clock.now += 1000
  service.account.allowance = 1
  expect((await resend(mails(2))).body).toMatchObject({ name: 'daily_quota_exceeded' })
})

test('Resend takes all mails or none, unless it is asked to be permissive', async () => {
  const { resend, service } = openServices()
  const some = [mail('a@example.com'), mail('none'), { ...mail('b@example.com'), attachments: [] }]
  expect((await resend(some)).status).toBe(422)
  const { body } = await resend(some, { 'x-batch-validation': 'permissive' })
  expect(body).toMatchObject({ data: [{}], errors: [{ index: 1 }, { index: 2 }] })
  expect(service.mails.map(({ to }) => to)).toEqual(['a@example.com'])
})

test('Resend sends nothing to whose mail came back, and says so', async () => {
  const { resend, service, told } = openServices()
  await resend([mail('a@example.com')])
  await service.bounce(service.mails[0]?.id ?? '')
  expect((await resend([mail('A@example.com')])).status).toBe(200)
  await service.settled()
  expect(service.mails).toHaveLength(1)
  expect(told.map((each) => JSON.parse(each).type)).toEqual(['email.bounced', 'email.suppressed'])
})

test('Postmark answers for each mail, and takes five hundred', async () => {
  const { postmark, service } = openServices()
  await postmark([message('gone@example.com')])
  await service.complain(service.mails[0]?.id ?? '')
  service.account.allowance = 1
  const { status, body } = await postmark([
    ...[message('none'), message('gone@example.com')],
    ...[message('a@example.com'), message('b@example.com')],
  ])
  expect(status).toBe(200)
  expect((body as { ErrorCode: number }[]).map((each) => each.ErrorCode)).toEqual([
    300, 406, 0, 405,
  ])
  const many = Array.from({ length: 501 }, () => message('a@example.com'))
  expect(await postmark(many)).toMatchObject({ status: 422, body: { ErrorCode: 410 } })
  expect(await postmark([], { 'X-Postmark-Server-Token': 'x' })).toMatchObject({ status: 401 })
  expect(await postmark([], { Accept: '*/*' })).toMatchObject({ body: { ErrorCode: 409 } })
})

test('Postmark finds a mail by what was noted with it, after a while', async () => {
  const { postmark, search, clock } = openServices({ indexDelay: 60 })
  await postmark([message('a@example.com', { batch: 'c:1' }), message('b@example.com')])
  const query = 'count=500&offset=0&messagestream=broadcast&metadata_batch=c%3A1'
  expect(await search(query)).toBe(0)
  clock.now += 60_000
  expect(await search(query)).toBe(1)
  expect(await search('count=500&offset=0&metadata_batch=c%3A2')).toBe(0)
})

test.each(Object.keys(mailFaults) as (keyof typeof mailFaults)[])(
  'the fault "%s" takes what it says that it takes',
  async (fault) => {
    for (const service of ['resend', 'postmark'] as const) {
      const opened = openServices()
      opened.service.faults.order(fault)
      const given = service === 'resend' ? mails(2) : [message('a@x.test'), message('b@x.test')]
      const answer = await opened[service](given).catch(() => null)
      const [means, taken] = [mailFaults[fault], opened.service.mails.length]
      if (means.includes('Postmark') || (service === 'postmark' && means.includes('no more')))
        continue
      expect(taken, service).toBe(/nothing taken|no more/.test(means) ? 0 : 2)
      if (means.includes('connection lost') || means.includes('no answer'))
        expect(answer).toBeNull()
    }
  },
)
