import { decodeBase64 } from 'hono/utils/encode'
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { now } from '../../src/platform/clock.ts'
import { signToken, verifyToken } from '../../src/platform/tokens.ts'
import { offerRing } from '../support/catalogue.ts'
import { placeOrder } from '../support/purchase.ts'
import { config, later, visitor } from '../support/shop.ts'

const claims = (changes: JWTPayload = {}): JWTPayload => ({
  sub: 'order-1',
  aud: 'order',
  iss: config.shop.origin,
  exp: now() + 600,
  ...changes,
})
const sign = (payload: JWTPayload, { alg = 'HS256', key = config.TOKEN_KEY } = {}) =>
  new SignJWT(payload).setProtectedHeader({ alg }).sign(decodeBase64(key))
const read = (token: string) => verifyToken(config, 'order', token)

test('a token that the shop has signed names its order, until its time is over', async () => {
  const token = await signToken(config, 'order', 'order-1', 3600)
  expect(await read(token)).toBe('order-1')
  later(3601)
  expect(await read(token)).toBeNull()
})

test('a token without signature, of another key, algorithm, purpose or shop, or changed, opens nothing', async () => {
  expect(await read(await sign(claims()))).toBe('order-1')
  const [header, , signature] = (await sign(claims())).split('.')
  const payload = btoa(JSON.stringify(claims({ sub: 'order-2' }))).replaceAll('=', '')
  const forged = [
    new UnsecuredJWT(claims()).encode(),
    await sign(claims(), { key: config.LOOKUP_KEY }),
    await sign(claims(), { alg: 'HS512', key: btoa('x'.repeat(64)) }),
    await sign(claims({ aud: 'newsletter' })),
    await sign(claims({ iss: 'https://other.test' })),
    await sign(claims({ exp: now() - 1 })),
    await sign(claims({ nbf: now() + 60 })),
    [header, payload, signature].join('.'),
    '',
    'a.b.c',
  ]
  for (const token of forged) expect(await read(token), token).toBeNull()
})

test('the cookie of an opened order holds its id and nothing of its shopper', async () => {
  const shopper = visitor()
  const order = await placeOrder(shopper, await offerRing())
  const payload = atob(shopper.cookies.get('__Host-order')?.split('.')[1] ?? '')
  expect(Object.keys(JSON.parse(payload)).sort()).toEqual(['aud', 'exp', 'iss', 'sub'])
  expect(JSON.parse(payload).sub).toBe(order.id)
})
