import { expect } from 'vitest'
import { orders } from '../../src/orders/tables.ts'
import { interposed } from '../support/interposed-database.ts'
import { bindings, db } from '../support/shop.ts'
import { checkOut, type GreekShop, greekShop, person, putIntoCart } from './greek-shop.ts'

/** Every page about a problem. */
export async function walkProblems(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  expect((await who.get('/nowhere')).status).toBe(404)
  expect((await who.get('/out')).status).toBe(404)
  expect((await who.post('/', {})).status).toBe(405)
  expect((await who.get('/webhooks/stripe')).status).toBe(405)
  expect((await who.post('/webhooks/stripe', {}, { 'Stripe-Signature': 'x' })).status).toBe(400)
  expect((await who.post('/webhooks/paypal', {}, {})).status).toBe(400)
  expect((await who.post('/webhooks/resend', {}, { 'svix-id': 'x' })).status).toBe(400)
  expect((await who.post('/webhooks/postmark', {}, {})).status).toBe(401)
  expect((await who.post('/orders', {}, { Origin: 'https://evil.example' })).status).toBe(403)
  expect((await who.post('/orders', { a: 'a'.repeat(70_000) })).status).toBe(413)
  const noForm = { Origin: 'https://shop.test', 'Content-Type': 'text/plain' }
  expect((await who.post('/orders', {}, noForm)).status).toBe(415)

  const limit = async () => ({ success: false })
  const braked = greekShop({ FORM_LIMIT: { limit } as never }).visitor()
  for (const path of [
    '/orders',
    '/orders/close',
    '/cart/add',
    '/cart/change',
    '/cart/engraving',
    '/kept/for-you',
    '/checkout',
  ])
    expect((await braked.post(path, {})).status, path).toBe(429)
  for (const [name, value] of who.cookies) braked.cookies.set(name, value)
  const full = shop.visitor()
  await putIntoCart(full, 'plain')
  for (const [name, value] of full.cookies) braked.cookies.set(name, value)
  expect((await braked.post('/checkout', person)).status).toBe(429)

  const broken = (message: string) => {
    const DB = interposed(bindings.DB, () => Promise.reject(new Error(message)))
    return greekShop({ DB }).visitor().get('/')
  }
  expect((await broken('D1_ERROR: D1 DB is overloaded.')).status).toBe(503)
  expect((await broken('D1_ERROR: no such table: products')).status).toBe(503)
  expect((await broken('Something else')).status).toBe(500)

  expect((await checkOut(full)).status).toBe(303)
  const sealed = greekShop({ SEALING_KEYS: `k9:${btoa('9'.repeat(32))}` }).visitor()
  for (const [name, value] of full.cookies) sealed.cookies.set(name, value)
  const { number = '' } = (await db.select().from(orders).orderBy(orders.placedAt)).at(-1) ?? {}
  expect((await sealed.get(`/orders/${number}`)).status).toBe(503)
}
