import { expect, test } from 'vitest'
import { person, points, recorded } from '../analytics/book.ts'
import { offerRing } from '../support/catalogue.ts'
import { keep, share, tokenOf } from './keeping.ts'

test('that a piece was kept is counted once, by its product, and of nobody in particular', async () => {
  const ring = await offerRing({ sizes: ['52', '54'], engraving: { maxLetters: 8 } })
  const guest = person()
  const choice = { ...ring, variant: ring.ids['54'] ?? '' }
  const typed = { engraving: 'Ida' }
  for (const _ of ['kept', 'sent again']) await keep(guest, choice, typed)
  await Promise.all([1, 2].map(() => keep(guest, choice, typed)))
  expect(recorded()).toMatchObject([{ event: 'kept', handle: ring.handle }])
  await keep(guest, { handle: ring.handle })
  const all = JSON.stringify(points)
  for (const secret of [tokenOf(guest), 'Ida', choice.variant]) expect(all).not.toContain(secret)
  recorded()
  await guest.post('/kept', { 'let-go': ring.handle })
  await person().post('/kept', { keep: 'no-such-ring' })
  expect(recorded().map(({ event }) => event)).not.toContain('kept')
})

test('the address of a shared list is recorded nowhere, whether it opens anything or not', async () => {
  const guest = person()
  const ring = await offerRing()
  await keep(guest, ring)
  const link = await share(guest)
  const token = link.split('/').at(-1) ?? ''
  const navigates = { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }
  recorded()
  await person().get(link, navigates)
  await person().get(`/products/${ring.handle}`, { Referer: `https://shop.test${link}` })
  await guest.post('/kept/share', { stop: 'yes' })
  await person().get(link, navigates)
  await person().get(`${link}/x`, { ...navigates, Referer: `https://shop.test${link}` })
  const said = recorded()
  expect(said.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['page viewed', 'product viewed', 'page not found']),
  )
  expect(token).toHaveLength(32)
  expect(JSON.stringify(said)).not.toContain(token)
})
