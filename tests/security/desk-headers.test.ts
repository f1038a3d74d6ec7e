import { eq } from 'drizzle-orm'
import { encodeBase64 } from 'hono/utils/encode'
import { expect, test, vi } from 'vitest'
import { askService } from '../../src/aftercare/services/ask-service.ts'
import { packOrders } from '../../src/fulfilment/pack-orders.ts'
import { orders } from '../../src/orders/tables.ts'
import { patterns } from '../../src/paths.ts'
import { arrived, asks, wish } from '../fulfilment/returns/support.ts'
import { offerTopic, writeDraft } from '../newsletter/campaigns.ts'
import { checked, imported, subscriberOf, topicCalled } from '../newsletter/imports.ts'
import { giveBack } from '../payments/refund-desk.ts'
import { atTheDesk, employ } from '../support/desk.ts'
import { deskRoutes } from '../support/desk-routes.ts'
import { mailsAbout, moveAll, piecesNow, sellAndPay, staffAtWork } from '../support/fulfilment.ts'
import { db, visitor } from '../support/shop.ts'
import { pathOf } from './routes.ts'
import { expectSafeHeaders } from './safe-headers.ts'

for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()

/** Somebody without a token, everybody's superior, and somebody without any right. */
const people = [visitor(), await atTheDesk('owner'), await atTheDesk('editor')]

test('whatever the desk answers, to whomever: safe headers, kept by no cache and in no index', async () => {
  const statuses = new Set<number>()
  for (const route of [...deskRoutes, 'GET /admin/nowhere', 'POST /admin/alive'])
    for (const who of people) {
      const path = pathOf(route, () => '00000000-0000-4000-8000-000000000000')
      const answer = route.startsWith('GET') ? await who.get(path) : await who.post(path, {})
      const { status, headers } = answer
      statuses.add(status)
      expect(headers.get('Cache-Control'), route).toBe('no-store')
      expect(headers.get('X-Robots-Tag'), route).toBe('noindex')
      expect(headers.get('Referrer-Policy'), route).toBe('same-origin')
      expect(headers.getSetCookie(), route).toEqual([])
      if (status !== 204) expectSafeHeaders(answer, `${route} ${status}`)
    }
  expect([...statuses]).toEqual(expect.arrayContaining([200, 204, 303, 403, 404, 405, 422]))
})

/** Money of an order that went back. */
async function refundOf(id: string): Promise<string> {
  const sent = await giveBack({ id }, 100)
  return sent.ok ? sent.refund.id : ''
}

/** What a shopper asks of the workshop about a piece. */
async function askedService(orderId: string, lineId: string): Promise<string> {
  const id = crypto.randomUUID()
  await askService(staffAtWork(), { id, orderId, lineId, kind: 'cleaning', size: '', message: '' })
  return id
}

/** Somebody who gets newsletters about a topic, and a file of others. */
async function newsletterPeople() {
  const topic = await topicCalled('New pieces only')
  await imported(
    'email,topics,consent_at,consent_source\nann@people.example,New pieces only,2024-05-01,fair',
  )
  const subscriber = await subscriberOf('ann@people.example')
  return { topic, subscriber, import: (await checked('email\nbo@people.example\nnobody')).id }
}

/** Every page of the desk with an order to show, the printed ones too, and what is no page of it. */
async function everyPage(who: Awaited<ReturnType<typeof atTheDesk>>) {
  const { id, number } = await sellAndPay([{ madeToOrder: true }, {}])
  await db.update(orders).set({ disputed: true }).where(eq(orders.id, id))
  const [[piece], [mail]] = await Promise.all([piecesNow(id), mailsAbout(id)])
  await moveAll(id, 'at-the-assay-office', { packet: '261126-08DF8A' })
  const packed = await sellAndPay([{}])
  const act = crypto.randomUUID()
  const { shipments } = await packOrders(staffAtWork(), { act, orderIds: [packed.id] })
  const given = await arrived()
  const wished = wish(given)
  const begun = await who.submit(
    patterns.deskNewOrder,
    (await who.get(patterns.deskNewOrder)).page,
    {
      origin: 'counter',
    },
  )
  await asks(wished)
  const values: Record<string, string> = {
    ...{ number, piece: piece?.id ?? '', packet: '261126-08DF8A', mail: mail?.id ?? '' },
    ...{ parcel: shipments[0]?.id ?? '', member: await employ('books') },
    draft: /[0-9a-f-]{36}/.exec(begun.location)?.[0] ?? '',
    ...{ line: piece?.lineId ?? '', return: wished.id, refund: await refundOf(id) },
    service: await askedService(id, piece?.lineId ?? ''),
    ...(await newsletterPeople()),
    ...{ campaign: await writeDraft(), topic: await offerTopic('News') },
  }
  const queries: Record<string, string> = {
    [patterns.deskSheets]: `?pieces=${values.piece}`,
    [patterns.deskLabels]: `?pieces=${values.piece}`,
    [patterns.deskSlips]: `?parcels=${values.parcel}`,
    [patterns.deskParcelMail]: `?order=${packed.id}&kind=sent`,
  }
  const noPages: string[] = [patterns.deskAlive, patterns.deskStatisticsFile]
  const routes = deskRoutes.filter(
    (route) => route.startsWith('GET') && !noPages.includes(route.slice('GET '.length)),
  )
  return Promise.all(
    routes.map(async (route) => {
      const path = pathOf(route, (name) => values[name] ?? '')
      const answer = await who.get(path + (queries[route.slice('GET '.length)] ?? ''))
      expect(answer.status, path).toBe(200)
      return answer
    }),
  )
}

test('the policy of each page of the desk allows the styles that it has, and no others', async () => {
  const owner = await atTheDesk('owner')
  const pages = [
    ...(await everyPage(owner)),
    await owner.get('/admin/nowhere'),
    await visitor().get(patterns.desk),
  ]
  for (const { page, headers } of pages) {
    const policy = headers.get('Content-Security-Policy') ?? ''
    const sheets = [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(([, styles = '']) => styles)
    expect(sheets.length).toBeGreaterThan(0)
    for (const styles of sheets) {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(styles))
      expect(policy).toContain(`'sha256-${encodeBase64(digest)}'`)
    }
    expect(page).not.toMatch(/ style="| on[a-z]+="|<script>/)
    expect(policy).not.toMatch(/unsafe-inline|https?:\/\/\*/)
  }
})
