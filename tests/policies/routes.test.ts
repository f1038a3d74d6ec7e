import { exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'

const shop = (exports as unknown as { default: Fetcher }).default
const get = async (path: string) => {
  const answer = await shop.fetch(`https://shop.test${path}`)
  return { status: answer.status, page: await answer.text() }
}

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
  ['terms', '30 minutes'],
])('%s is there and says what matters', async (name, words) => {
  const { status, page } = await get(`/policies/${name}`)
  expect(status).toBe(200)
  expect(page).toContain(words)
})

test('other policies are not there', async () => {
  expect((await get('/policies/constructor')).status).toBe(404)
})
