import { expect } from 'vitest'
import { offerRing } from '../../support/catalogue.ts'
import { atTheDesk } from '../../support/desk.ts'
import { approveAndReturn, paypal, placeWithPayPal, shop } from '../../support/paypal.ts'
import { visitor } from '../../support/shop.ts'

/** Somebody at the desk of the shop with both providers, who has just signed in. */
export async function deskOfBoth(role: 'owner' | 'desk' = 'owner') {
  const { headers } = await atTheDesk(role)
  return visitor({ headers, answer: shop.answer })
}

/** What they see on a page. */
export async function look(path: string, role: 'owner' | 'desk' = 'owner') {
  const { page, status } = await (await deskOfBoth(role)).get(path)
  expect(status, path).toBe(200)
  expect(page.length, path).toBeLessThan(50_000)
  return (page.split('<main')[1] ?? '').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}

export async function paidWithPayPal() {
  const order = await placeWithPayPal(await offerRing({ stock: 1 }))
  await approveAndReturn(order)
  await paypal.webhooks.release()
  return order
}
