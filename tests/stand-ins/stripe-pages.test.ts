import { expect, test } from 'vitest'
import { createControl } from './stripe/control.ts'
import { delivery, line, openExample, ringOrder } from './stripe/example.ts'

const base = 'http://payments.test'
const post = (path: string, fields: Record<string, string> = {}) =>
  new Request(base + path, { method: 'POST', body: new URLSearchParams(fields) })

test('the payment page shows what is paid for and needs no script', async () => {
  const { sdk, stripe } = openExample()
  const session = await sdk.checkout.sessions.create(
    ringOrder({ line_items: [line('Signet <ring> & box', 89_000)] }),
  )
  const page = await (await stripe.fetch(new Request(session.url as string))).text()
  expect(page).toContain('Signet &lt;ring&gt; &amp; box')
  expect(page).toContain('€897.90')
  expect(page).toContain('no money moves')
  expect(page).not.toContain('<script')
})

test('paying on the page leads back to the shop', async () => {
  const { sdk, stripe } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  const answer = await stripe.fetch(post(`/pay/${id}/pay`))
  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toBe(`https://shop.test/checkout/return?session=${id}`)
  expect(stripe.session(id)).toMatchObject({ payment_status: 'paid' })
})

test('the chosen delivery is what is paid', async () => {
  const { sdk, stripe } = openExample()
  const deliveries = [delivery('Post', 790), delivery('Courier', 1490)]
  const { id } = await sdk.checkout.sessions.create(ringOrder({ shipping_options: deliveries }))
  await stripe.fetch(post(`/pay/${id}/pay`, { shipping: '1' }))
  expect(stripe.session(id).amount_total).toBe(90_490)
})

test('a declined card is told on the page, and cancelling leads to the cart', async () => {
  const { sdk, stripe } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  const declined = await stripe.fetch(post(`/pay/${id}/decline`))
  expect(declined.headers.get('Location')).toBe(`/pay/${id}`)
  const page = await (await stripe.fetch(new Request(`${base}/pay/${id}`))).text()
  expect(page).toContain('Card declined')
  const cancelled = await stripe.fetch(post(`/pay/${id}/cancel`))
  expect(cancelled.headers.get('Location')).toBe('https://shop.test/cart')
  expect(stripe.session(id).status).toBe('open')
})

test('an expired page says so, and its form pays nothing', async () => {
  const { sdk, stripe, clock } = openExample()
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  clock.now += 86_400_000
  const answer = await stripe.fetch(post(`/pay/${id}/pay`))
  expect(answer.headers.get('Location')).toBe(`/pay/${id}`)
  const page = await (await stripe.fetch(new Request(`${base}/pay/${id}`))).text()
  expect(page).toContain('This payment page has expired')
  expect(stripe.session(id).payment_status).toBe('unpaid')
})

test('the control page does what banks and shoppers do', async () => {
  const { sdk, stripe } = openExample()
  const control = createControl(stripe)
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  await stripe.payLater(id)
  const shown = await (await control.request('/control')).text()
  expect(shown).toContain('The money comes')
  await control.fetch(post('/control/settle', { session: id, outcome: 'succeeded' }))
  await control.fetch(post('/control/refund', { session: id, amount: '790' }))
  await control.fetch(post('/control/refund', { session: id, amount: '' }))
  const [charge] = stripe.account.charges.values()
  expect(charge).toMatchObject({ amount: 89_790, amount_refunded: 89_790, refunded: true })
})

test('scripts control it with JSON, and are told what is wrong', async () => {
  const { sdk, stripe } = openExample()
  const control = createControl(stripe)
  const { id } = await sdk.checkout.sessions.create(ringOrder())
  const act = (name: string, fields: object) =>
    control.request(`/control/api/${name}`, { method: 'POST', body: JSON.stringify(fields) })
  expect(await (await act('expire', { session: id })).json()).toMatchObject({ status: 'expired' })
  expect((await act('dispute', { session: id })).status).toBe(400)
  expect((await act('dance', {})).status).toBe(404)
  await act('fault', { endpoint: 'sessions.create', kind: 'rate-limited', times: 2 })
  expect(stripe.faults.pending()).toEqual([
    { endpoint: 'sessions.create', kind: 'rate-limited', times: 2 },
  ])
  expect(await (await control.request('/control/api/sessions')).json()).toHaveLength(1)
})
