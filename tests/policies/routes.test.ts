import { expect, test } from 'vitest'
import { HOLD_MINUTES } from '../../src/orders/hold-rules.ts'
import { get } from '../support/get.ts'
import { config, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

test('delivery tells every zone with its prices and days, as they are set up', async () => {
  const { page } = await get('/policies/delivery')
  expect(page).toContain('<h2>European Union</h2>')
  expect(page).toContain('€7.90')
  expect(page).toContain('5 to 10')
  expect(page).toContain('Goods worth €500 or more always travel insured')
  expect(page).toContain('Austria, Belgium')
})

test('who pays customs is told for countries without our tax only', async () => {
  const { page } = await get('/policies/delivery')
  const customs = page.slice(page.indexOf('Customs'))
  expect(customs).toContain('United States')
  expect(customs).not.toContain('Austria')
})

test.each([
  ['returns', '14 days'],
  ['privacy', 'AES-256-GCM'],
  // As the checkout says.
  ['terms', `${HOLD_MINUTES} minutes`],
  ['delivery', `${HOLD_MINUTES} minutes after the order`],
])('%s is there and says what matters', async (name, words) => {
  const { status, page } = await get(`/policies/${name}`)
  expect(status).toBe(200)
  expect(page).toContain(words)
})

test('the privacy statement names who sends newsletters, once somebody does', async () => {
  const { page } = await get('/policies/privacy')
  for (const words of ['90 days after each', 'Three years after you leave', 'never ticked ahead'])
    expect(page).toContain(words)
  expect(page).not.toMatch(/Resend|Postmark/)
  for (const [provider, name] of [
    ['resend', 'Resend'],
    ['postmark', 'Postmark'],
  ]) {
    const NEWSLETTER = { ...config.NEWSLETTER, provider, from: 'news@shop.test' }
    const changed = { NEWSLETTER, PAGE_CACHE: 'off' } as unknown as Partial<CloudflareBindings>
    const answer = await visitor(shopWith(changed)).get('/policies/privacy')
    expect(answer.page).toContain(`${name} sends our newsletters`)
  }
})

test('other policies are not there', async () => {
  expect((await get('/policies/constructor')).status).toBe(404)
})
