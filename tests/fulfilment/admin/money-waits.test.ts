import { afterEach, expect, test, vi } from 'vitest'
import { runAct } from '../../../src/mail/outbox.ts'
import { noteChangedAwaits } from '../../../src/payments/note-processing.ts'
import { settle } from '../../../src/payments/settle.ts'
import type { PendingReason } from '../../stand-ins/paypal/objects.ts'
import { offerRing } from '../../support/catalogue.ts'
import { sendDueMails } from '../../support/due-mails.ts'
import { approveAndReturn, bothProviders, paypal, placeWithPayPal } from '../../support/paypal.ts'
import { mailsOf, orderNow } from '../../support/purchase.ts'
import { look } from './paypal-desk.ts'

afterEach(() => vi.restoreAllMocks())

/** An order whose shopper has paid, and whose money PayPal does not let through. */
async function waiting(reason: PendingReason) {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  paypal.captureNext({ status: 'PENDING', reason }, order.session)
  await approveAndReturn(order)
  await paypal.webhooks.release()
  return { ...order, path: `/admin/orders/${order.number}` }
}

/** The list "Decide about money" of the page with which a day begins. */
const decisions = async () =>
  ((await look('/admin')).split('id="decisions"')[1] ?? '').split('</section>')[0] ?? ''

const alertOf = async (path: string) =>
  /<div class="notice notice-bad".*?<\/div>/s.exec(await look(path))?.[0] ?? ''

const toOwner = async (id: string) =>
  (await mailsOf(id)).filter((kind) => kind === 'order-attention').length

test.each<[PendingReason, string]>([
  ['RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION', 'waits until you accept it'],
  ['VERIFICATION_REQUIRED', 'confirm what it asks for'],
  ['BUYER_COMPLAINT', 'has complained about the payment'],
  ['OTHER', 'doesn’t tell us why'],
])(
  '%s: the owner is told at the order, among what is to be decided, and by mail',
  async (reason, says) => {
    const order = await waiting(reason)
    const alert = await alertOf(order.path)
    expect(alert).toContain(says)
    expect(alert).toMatch(/The pieces are kept until \w+, \d+ \w+/)
    const { id: capture } = paypal.order(order.session).captures[0] ?? {}
    expect(alert).toMatch(new RegExp(`href="[^"]*/activity/payment/${capture}">Open in PayPal`))
    expect(await decisions()).toMatch(new RegExp(`${order.number}.*${says}`, 's'))
    expect(await look('/admin/orders?money=decision')).toContain(order.number)
    const mail = (await sendDueMails()).find(({ subject }) =>
      subject.includes(`${order.number} needs your attention`),
    )
    expect(mail?.text.replace(/\s+/g, ' ')).toContain(says)
    // Nothing is done about it here, however often the clock looks.
    await settle(bothProviders(), order.id)
    expect(paypal.order(order.session)).toMatchObject({
      captures: [{ status: 'PENDING' }],
      refunds: [],
    })
    expect([await toOwner(order.id), (await orderNow(order.id)).state]).toEqual([1, 'processing'])

    await paypal.settleCapture(order.session, 'COMPLETED')
    expect((await orderNow(order.id)).state).toBe('paid')
    expect(await alertOf(order.path)).toBe('')
    expect(await decisions()).not.toContain(order.number)
  },
)

test.each<[PendingReason, string]>([
  ['ECHECK', 'the bank takes some days'],
  ['PENDING_REVIEW', 'PayPal is looking at this payment'],
])('%s: the page of the order says that there is nothing to do', async (reason, says) => {
  const order = await waiting(reason)
  const page = await look(order.path)
  expect(page).toContain(says)
  expect(page).toContain('There is nothing for you to do')
  expect(page).not.toContain('notice-bad')
  expect(await decisions()).not.toContain(order.number)
  expect(await toOwner(order.id)).toBe(0)
  await paypal.settleCapture(order.session, 'COMPLETED')
  expect(await look(order.path)).not.toContain(says)
})

test('the shopper reads the same, whatever the money waits for', async () => {
  const pages = []
  for (const reason of ['PENDING_REVIEW', 'VERIFICATION_REQUIRED'] as const) {
    const { number, shopper } = await waiting(reason)
    const { page } = await shopper.get(`/orders/${number}`)
    const [, head = '', happened = ''] =
      /<h1(.*)What you ordered.*What’s happened so far(.*)<form/s.exec(page) ?? []
    pages.push((head + happened).replace(/"[^"]*"|<time.*?<\/time>/g, '').replaceAll(number, ''))
  }
  expect(pages[0]).toContain('on its way')
  expect(pages[1]).toBe(pages[0])
})

test('what it waits for changes, and is said once each time it is the owner’s to do', async () => {
  const order = await waiting('PENDING_REVIEW')
  paypal.webhooks.hold()
  await paypal.waitFor(order.session, 'VERIFICATION_REQUIRED')
  const both = bothProviders()
  await Promise.all([settle(both, order.id), settle(both, order.id)])
  expect(await alertOf(order.path)).toContain('confirm what it asks for')
  expect(await toOwner(order.id)).toBe(1)
  await paypal.webhooks.release()
  expect(await toOwner(order.id)).toBe(1)
  await paypal.waitFor(order.session, 'PENDING_REVIEW')
  expect(await alertOf(order.path)).toBe('')
  expect(await look(order.path)).toContain('PayPal is looking at this payment')
  await paypal.waitFor(order.session, 'RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION')
  expect(await toOwner(order.id)).toBe(2)
  // Refused at PayPal.
  await paypal.settleCapture(order.session, 'DECLINED')
  expect(await orderNow(order.id)).toMatchObject({ state: 'released', attention: null })
})

test('who is late with what it waits for changes nothing of an order that is paid', async () => {
  const order = await waiting('PENDING_REVIEW')
  const read = await orderNow(order.id)
  await paypal.settleCapture(order.session, 'COMPLETED')
  const late = runAct(bothProviders(), await noteChangedAwaits(bothProviders(), read, 'account'))
  await expect(late).rejects.toThrow()
  expect(await orderNow(order.id)).toMatchObject({ state: 'paid', attention: null })
  expect(await toOwner(order.id)).toBe(0)
})
