import { expect, test } from 'vitest'
import { orders } from '../../../src/orders/tables.ts'
import { anna } from '../../support/anna.ts'
import { offerRing } from '../../support/catalogue.ts'
import { addToCart, checkOut } from '../../support/purchase.ts'
import { bindings, db, visitor } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'
import { anybody, confirm, linkMailedTo, mailsTo, ticked } from './support.ts'

const ring = await offerRing({ stock: 99 })

/** Orders a ring, with the box ticked or not, and waits for what the answer leaves for later. */
async function order(typed: Record<string, string>, who = visitor(shopWith({}))) {
  await addToCart(who, ring)
  return checkOut(who, { ...anna, ...typed })
}

test('the box at the checkout is not ticked, and who leaves it so is asked nothing', async () => {
  const who = visitor()
  await addToCart(who, ring)
  const { page } = await who.get('/checkout')
  const [box = ''] = /<input[^>]*name="newsletter"[^>]*>/.exec(page) ?? []
  expect(box).toContain('type="checkbox"')
  expect(box).not.toContain('checked')
  const email = anybody()
  expect((await order({ email })).status).toBe(303)
  expect(await mailsTo(email)).toEqual([])
})

test('a ticked box stays ticked where something else is wrong', async () => {
  const answer = await order({ email: 'nobody', newsletter: 'yes' })
  expect(answer.status).toBe(422)
  expect(answer.page).toMatch(/name="newsletter"[^>]*checked|checked[^>]*name="newsletter"/)
})

test('who ticks it is asked to confirm, and chooses there what about', async () => {
  const email = anybody()
  expect((await order({ email, newsletter: 'yes' })).status).toBe(303)
  const link = await linkMailedTo(email)
  const { page } = await visitor().get(link)
  expect(page.match(/type="checkbox"/g)).toHaveLength(4)
  expect(page).not.toContain('checked')
  const nothing = await confirm(link)
  expect(nothing.status).toBe(422)
  expect(nothing.page).toContain('Please tick at least one.')
  const confirmed = await confirm(link, await ticked('Events'))
  expect(confirmed.location).toBe('/newsletter/confirmed')
  expect((await mailsTo(email)).at(-1)?.text).toContain('- Events')
})

test('whatever fails about the newsletter, the order is placed', async () => {
  const DB = new Proxy(bindings.DB, {
    get(db, name) {
      const value = Reflect.get(db, name)
      if (name !== 'batch') return typeof value === 'function' ? value.bind(db) : value
      return (statements: D1PreparedStatement[]) => {
        if (JSON.stringify(statements).includes('sign_ups')) throw new Error('D1_ERROR: gone')
        return db.batch(statements)
      }
    },
  })
  const before = await db.$count(orders)
  const answer = await order({ newsletter: 'yes' }, visitor(shopWith({ DB })))
  expect(answer.status).toBe(303)
  expect(await db.$count(orders)).toBe(before + 1)
})
