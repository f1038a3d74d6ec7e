import { expect, test } from 'vitest'
import { stockOf } from '../../support/catalogue.ts'
import { atTheDesk } from '../../support/desk.ts'
import { mailsAbout, sell, stagesNow } from '../../support/fulfilment.ts'
import { orderNow } from '../../support/purchase.ts'
import { hiddenFields, stripe } from '../../support/shop.ts'
import { linesNow, owner, refundsNow } from './support.ts'

/** An order for which another amount came. */
async function differing(by: number) {
  const order = await sell([{ title: 'Alba ring', price: 89_000, stock: 3 }])
  const session = stripe.session(order.session)
  session.amount_total = (session.amount_total ?? 0) + by
  await stripe.pay(order.session)
  expect(await orderNow(order.id)).toMatchObject({ state: 'review' })
  const path = `/admin/orders/${order.number}/decide`
  const { page } = await owner.get(`/admin/orders/${order.number}`)
  const forms = page.split(`action="${path}"`).slice(1)
  const act = (choice: string) => {
    const form = forms.find((each) => each.split('</form>')[0]?.includes(`value="${choice}"`))
    return /name="act" value="([\w-]+)"/.exec(form ?? '')?.[1] ?? ''
  }
  const decide = (choice: 'accept' | 'give-back', who = owner) =>
    who.post(path, { act: act(choice), do: choice })
  return { ...order, page, decide }
}

test('the difference is named, with what each way out leads to', async () => {
  const { page } = await differing(-1000)
  expect(page).toContain('€894.90 was paid, and the order comes to €904.90.')
  expect(page).toContain('That is €10 too little.')
  expect(page).toMatch(/Accept €894.90.*The order counts as paid.*order confirmation/s)
  expect(page).toMatch(/Send €894.90 back.*its pieces go back into stock/s)
  // The order is decided, not refunded in parts.
  expect(page).not.toContain('Send money back')
  expect((await differing(500)).page).toContain('That is €5 too much.')
})

test('what was paid is accepted once, and the order goes on', async () => {
  const { id, number, decide } = await differing(500)
  const answers = await Promise.all([decide('accept'), decide('accept')])
  for (const answer of answers)
    expect(answer).toMatchObject({
      ...{ status: 303, location: `/admin/orders/${number}?done=accepted` },
    })
  expect(await orderNow(id)).toMatchObject({ state: 'paid', paid: 90_990 })
  expect(await stagesNow(id)).toEqual(['ready'])
  const kinds = (await mailsAbout(id)).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'order-confirmed')).toHaveLength(1)
  const { page } = await owner.get(answers[0]?.location ?? '')
  expect(page).toContain('The payment has been accepted.')
  expect(page).not.toContain('id="decide"')
  expect(page).toContain('Send money back')
})

test('all goes back, the stock with it, and the other decision comes too late', async () => {
  const { id, decide } = await differing(-1000)
  const [line] = await linesNow(id)
  const sent = await decide('give-back')
  const [refund] = await refundsNow(id)
  expect(sent.location).toBe(`/admin/refunds/${refund?.id}?done=sent`)
  expect(refund).toMatchObject({ amount: 89_490, reason: 'amount-differs' })
  expect(await orderNow(id)).toMatchObject({ state: 'refunded' })
  expect(await stockOf(line?.variantId ?? '')).toBe(3)
  const late = await decide('accept')
  expect(late.status).toBe(409)
  expect(late.page).toContain('Somebody changed the order at the same moment.')
  expect(await orderNow(id)).toMatchObject({ state: 'refunded' })
})

test('the desk reads the difference, and decides nothing', async () => {
  const { id, number, decide } = await differing(500)
  const desk = await atTheDesk('desk')
  const { page } = await desk.get(`/admin/orders/${number}`)
  expect(page).toContain('That is €5 too much.')
  expect(hiddenFields(page, `/admin/orders/${number}/decide`)).toEqual({})
  expect((await decide('accept', desk)).status).toBe(403)
  expect((await orderNow(id)).state).toBe('review')
})
