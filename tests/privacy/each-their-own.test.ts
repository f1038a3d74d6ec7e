import { expect, test } from 'vitest'
import { keep } from '../kept/keeping.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { visitor } from '../support/shop.ts'

/** Somebody with a ring in the cart, and another one kept, of these titles. */
async function guest(titles: [inCart: string, kept: string]) {
  const who = visitor()
  const [inCart, kept] = [
    await offerRing({ title: titles[0], stock: 3 }),
    await offerRing({ title: titles[1], stock: 3 }),
  ]
  await addToCart(who, inCart)
  await keep(who, kept)
  return who
}

test('the page and the file have what this browser keeps, and nothing that another does', async () => {
  const hers = ['Luna', 'Aurora'] as const
  const his = ['Corvus', 'Lyra'] as const
  const all = [
    { who: await guest([...hers]), own: hers, foreign: his },
    { who: await guest([...his]), own: his, foreign: hers },
  ]
  for (const { who, own, foreign } of all)
    for (const path of ['/privacy/your-data', '/privacy/your-data/file']) {
      const { page } = await who.get(path)
      for (const title of own) expect(page.split(title).length - 1, title).toBe(1)
      for (const title of foreign) expect(page, title).not.toContain(title)
    }
})
