import { expect, test } from 'vitest'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, checkOut } from '../support/purchase.ts'
import { stripe, visitor } from '../support/shop.ts'

/** What somebody takes for one letter, however many characters it is kept as. */
const letters = {
  'a plain one': 'x',
  'with an accent of its own': 'ẹ́',
  'an emoji': '💍',
  'a heart': '❤️',
  'a hand in a colour': '👍🏽',
  'a flag': '🇳🇱',
  'a family': '👨‍👩‍👧',
  'an Indian syllable': 'क्षि',
}

test('a card has room for three hundred letters, whichever they are, and the field stops nobody before', async () => {
  const ring = await offerRing({ stock: 30 })
  for (const [kind, letter] of Object.entries(letters)) {
    const shopper = visitor()
    await addToCart(shopper, ring)
    const message = letter.repeat(300)
    const { page } = await shopper.get('/checkout')
    const most = Number(/name="gift_message"[^>]*maxlength="(\d+)"/.exec(page)?.[1])
    expect(message.length, kind).toBeLessThanOrEqual(most)

    const wrong = await checkOut(shopper, { gift_message: `${message}${letter}` })
    expect(wrong.status, kind).toBe(422)
    expect(wrong.page).toContain('Please keep the message to 300 characters.')
    expect((await checkOut(shopper, { gift_message: message })).status, kind).toBe(303)
    const session = stripe.sessions.at(-1)
    await stripe.pay(session?.id ?? '')
    const { location } = await shopper.get(session?.success_url ?? '')
    expect((await shopper.get(location)).page, kind).toContain(`>${message}<`)
  }
})

test('a message is refused rather than written without its end', async () => {
  const shopper = visitor()
  await addToCart(shopper, await offerRing())
  const towers = `Z${'\u0335'.repeat(11)}`.repeat(299)
  const { status, page } = await checkOut(shopper, { gift_message: towers })
  expect(status).toBe(422)
  expect(page).toContain('gift_message-error')
})
