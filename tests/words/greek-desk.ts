import { atTheDesk } from '../support/desk.ts'
import { orderNow } from '../support/purchase.ts'
import { stripe, visitor } from '../support/shop.ts'
import { checkOut, greekShop, putIntoCart } from './greek-shop.ts'

/**
 * The desk in Greek: its owner, and a shopper who buys something to make and something in stock, by
 * default to be engraved and wrapped.
 */
export async function greekDesk() {
  const shop = greekShop()
  const { headers } = await atTheDesk('owner')

  async function buy(
    beside: Record<string, string> = { engraving: '10.10.2030' },
    typed: Record<string, string> = { gift_wrap: 'yes' },
  ) {
    const who = shop.visitor()
    await putIntoCart(who, 'made')
    await putIntoCart(who, 'rich', 1, beside)
    const { status } = await checkOut(who, typed)
    if (status !== 303) throw new Error(`Checkout answered ${status}`)
    const session = stripe.sessions.at(-1)
    await stripe.pay(session?.id ?? '')
    return orderNow(session?.client_reference_id ?? '')
  }

  return { buy, owner: visitor({ answer: shop.answer, headers }) }
}
