import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/platform/config.ts'

const set = env as unknown as CloudflareBindings

test('what is missing is named, with where to read about it', async () => {
  const without = { ...set, STRIPE_SECRET_KEY: '', LOOKUP_KEY: 'short', OWNER_MAIL: 'nobody' }
  const fault = await readConfig(without).catch((error: Error) => error.message)
  for (const words of ['STRIPE_SECRET_KEY', 'LOOKUP_KEY', 'OWNER_MAIL', 'README.md'])
    expect(fault).toContain(words)
})

test('the configuration of the repository is complete', async () => {
  const config = await readConfig(set)
  expect(config.shop.name).toBe('Jegem')
  expect(config.DELIVERY.length).toBeGreaterThan(0)
})

test('two keys of one id are refused: nobody could say which opens what', async () => {
  const [first, second] = [3, 4].map((fill) => Buffer.alloc(32, fill).toString('base64'))
  const twice = { ...set, SEALING_KEYS: `k1:${first},k1:${second}` }
  await expect(readConfig(twice)).rejects.toThrow('SEALING_KEYS: gives two keys the same id')
})

test.each([
  'checkout.stripe.com',
  'https://checkout.stripe.com/c/pay',
  'https://a.example, nonsense',
])(
  'a payment page that is not named by its origin is refused: %s',
  async (PAYMENT_PAGE_ORIGINS) => {
    await expect(readConfig({ ...set, PAYMENT_PAGE_ORIGINS })).rejects.toThrow('is not an origin')
  },
)
