import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { variants } from '../../src/catalog/tables.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { db, visitor } from '../support/shop.ts'

/** A shopper with `quantity` of a ring in the cart, and its line. */
async function withRing(quantity: string, ring: Parameters<typeof offerRing>[0] = { stock: 99 }) {
  const shopper = visitor()
  const offered = await offerRing({ title: 'Aurelia', ...ring })
  await addToCart(shopper, offered, { quantity })
  const { page } = await shopper.get('/cart')
  const [, line = ''] = /name="line" value="([^"]+)"/.exec(page) ?? []
  const press = (step: string, shown: string) =>
    shopper.post('/cart/change', { line, quantity: shown, step })
  const quantityNow = async () =>
    /name="quantity"[^>]*value="(\d+)"/.exec((await shopper.get('/cart')).page)?.[1]
  return { shopper, ring: offered, line, page, press, quantityNow }
}

test('one more and one fewer: buttons that say of what, and take it from what the page shows', async () => {
  const { page, press, quantityNow } = await withRing('2')
  const buttons = [...page.matchAll(/<button[^>]*name="step"[^>]*>/g)].map(([button]) => button)
  expect(buttons).toHaveLength(2)
  expect(buttons[0]).toContain('aria-label="One fewer of Aurelia"')
  expect(buttons[1]).toContain('aria-label="One more of Aurelia"')
  expect((await press('1', '2')).status).toBe(303)
  expect(await quantityNow()).toBe('3')
  await press('-1', '3')
  expect(await quantityNow()).toBe('2')
})

test('the same press sent twice counts once; one from what was typed begins there', async () => {
  const { press, quantityNow } = await withRing('2')
  await press('1', '2')
  await press('1', '2')
  expect(await quantityNow()).toBe('3')
  await press('1', '5')
  expect(await quantityNow()).toBe('6')
})

test('with one left in the cart there is no one fewer, only to remove it', async () => {
  const { page } = await withRing('1')
  const [fewer] = /<button[^>]*One fewer[^>]*>/.exec(page) ?? []
  expect(fewer).toContain('disabled')
  expect(page).toContain('name="remove"')
})

test('more than ten, or than there are, is refused at the line', async () => {
  const { page, press, line, quantityNow, ring } = await withRing('10')
  expect(page).not.toContain('role="alert"')
  const atLine = (text: string) =>
    new RegExp(`id="line-${line}".*role="alert"[^>]*id="quantity-${line}-error"[^>]*>${text}`, 's')
  const tooMany = await press('1', '10')
  expect(tooMany.status).toBe(422)
  expect(tooMany.page).toMatch(atLine('You can order 10 of the same piece at most.'))
  expect(tooMany.page).toContain(`aria-describedby="quantity-${line}-error"`)
  await db.update(variants).set({ stock: 9 }).where(eq(variants.id, ring.variant))
  expect((await press('-1', '10')).status).toBe(303)
  const tooFew = await press('1', '9')
  expect(tooFew.page).toMatch(atLine('We don’t have that many of Aurelia.'))
  expect(await quantityNow()).toBe('9')
})

test('of the only one there is no stepper', async () => {
  const { page } = await withRing('1', { stock: 1 })
  expect(page).toContain('name="remove"')
  expect(page).not.toContain('name="step"')
})

test('a step that is none of ours changes nothing', async () => {
  const { press, quantityNow } = await withRing('2')
  expect((await press('7', '2')).status).toBe(422)
  expect(await quantityNow()).toBe('2')
})

test('Enter in the number is what was typed, not a step', async () => {
  const { page } = await withRing('2')
  const form = page.split('class="quantity-form"')[1]?.split('</form>')[0] ?? ''
  const [first] = /<button[^>]*>/.exec(form) ?? []
  expect(first).not.toContain('name=')
})
