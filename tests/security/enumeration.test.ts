import { expect, test } from 'vitest'
import { newLink } from '../../src/orders/links.ts'
import { offerRing } from '../support/catalogue.ts'
import { askForLink, placeOrder } from '../support/purchase.ts'
import { type Answer, db, later, stripe, visitor } from '../support/shop.ts'

const ring = await offerRing({ stock: 99 })
const owner = visitor()
const order = await placeOrder(owner, ring)
await stripe.pay(order.session)
const { token, statement } = await newLink(db, order.id)
await statement

const absent = 'J-22222222'
const noToken = 'A'.repeat(token.length)

/**
 * All that somebody can see of an answer, with what is random in every answer and what they asked
 * for taken out.
 */
const seen = ({ status, headers, page }: Answer, asked: string) => ({
  status,
  headers: [...headers].map((pair) => pair.join(': ').replaceAll(asked, '#')).sort(),
  page: page.replaceAll(asked, '#').replace(/name="(key|sent)" value="[\w.-]+"/g, ''),
})

/** Ways to ask about an order by its number, for somebody who may not see it. */
const ways: Record<string, (number: string) => Promise<Answer>> = {
  'its page': (number) => visitor().get(`/orders/${number}`),
  'its page, typed small': (number) => visitor().get(`/orders/${number.toLowerCase()}`),
  'its page with a guessed link': (number) => visitor().get(`/orders/${number}?token=${noToken}`),
  'its page, next to an order of one’s own': async (number) => {
    const shopper = visitor()
    await placeOrder(shopper, ring)
    return shopper.get(`/orders/${number}`)
  },
  'the way back from the payment page': (number) =>
    visitor().get(`/checkout/return?order=${number}`),
  'the way back, next to an order of one’s own': async (number) => {
    const shopper = visitor()
    await placeOrder(shopper, ring)
    return shopper.get(`/checkout/return?order=${number}`)
  },
  'the link asked for with another address': (number) =>
    askForLink(visitor(), { number, email: 'eve@example.com' }),
  'the link asked for with the right address': (number) =>
    askForLink(visitor(), { number, email: order.email }),
}

test.each(Object.entries(ways))(
  '%s: an order that is there looks like one that is not',
  async (_, ask) => {
    expect(seen(await ask(order.number), order.number)).toEqual(seen(await ask(absent), absent))
  },
)

test('a link that was never made, one of another order, and one that is too old look the same', async () => {
  const other = await placeOrder(visitor(), ring)
  const old = await newLink(db, order.id)
  await old.statement
  later(181 * 86_400)
  const links = [noToken, token, old.token, '', '%00', 'a'.repeat(3000)]
  const answers = await Promise.all(
    links.filter(Boolean).map(async (link) => {
      const eve = visitor()
      const answer = await eve.get(`/orders/${other.number}?token=${link}`)
      expect(eve.cookies.size).toBe(0)
      return seen(answer, other.number)
    }),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
})

test('the number of an order is drawn, not counted: orders in a row have nothing in common', async () => {
  const numbers = []
  for (let n = 0; n < 8; n++) numbers.push((await placeOrder(visitor(), ring)).number)
  expect(new Set(numbers).size).toBe(8)
  // 31 letters: that the third is the same in all eight would be chance 1 to 27 billion.
  for (let at = 2; at < 10; at++)
    expect(new Set(numbers.map((number) => number[at])).size).toBeGreaterThan(1)
})
