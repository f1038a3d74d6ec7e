import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { variants } from '../../../src/catalog/tables.ts'
import {
  type CheckedCampaign,
  checkCampaign,
} from '../../../src/newsletter/compose/check-campaign.ts'
import { composeContent } from '../../../src/newsletter/compose/compose-content.tsx'
import { openDb } from '../../../src/platform/db.ts'
import { nothingAsked, watchDatabase } from '../../bench/watched-database.ts'
import { offerRing } from '../../support/catalogue.ts'
import { get } from '../../support/get.ts'
import { bindings, config, db } from '../../support/shop.ts'

const ready = {
  ...config,
  NEWSLETTER: { ...config.NEWSLETTER, provider: 'resend' as const, from: 'news@shop.test' },
  NEWSLETTER_KEY: 'key',
  NEWSLETTER_WEBHOOK_SECRET: 'secret',
}
const isThere = async (path: string) => (await get(path)).status < 400
const campaign: CheckedCampaign = {
  slug: 'spring',
  subject: 'Spring at the bench',
  preheader: 'Three new rings',
  body: 'Dear {name|friend},\n\nlook at [our rings](/collections/all).',
  topics: ['topic'],
  audience: 12,
  pricesShown: null,
}

/** What is found in a campaign, as `severity check`. */
async function found(changed: Partial<CheckedCampaign>, own: object = ready) {
  const context = { db, config: { ...config, ...own }, isThere }
  const faults = await checkCampaign(context, { ...campaign, ...changed })
  for (const { text, remedy } of faults) expect(`${text} ${remedy}`).toMatch(/^\S.*\. \S.*\.$/)
  return faults.map(({ severity, check }) => `${severity} ${check}`)
}

test('a campaign that is ready has nothing to be said of', async () => {
  expect(await found({})).toEqual([])
})

test('a product that sells out or changes its price after the draft was saved', async () => {
  const ring = await offerRing({ price: 49_000, stock: 1 })
  const body = `[product: ${ring.handle}]\n\nOnly €490.`
  const { prices } = await composeContent({ db, config }, { ...campaign, body })
  expect(await found({ body, pricesShown: prices })).toEqual([])

  const priced = db.update(variants).set({ price: 52_000 }).where(eq(variants.id, ring.variant))
  await priced
  expect(await found({ body, pricesShown: prices })).toEqual([
    'warns product-repriced',
    'warns price-by-hand',
  ])
  await db.update(variants).set({ stock: 0 }).where(eq(variants.id, ring.variant))
  expect(await found({ body })).toContain('stops product-sold-out')
  expect(await found({ body: '[product: no-such-ring]' })).toEqual(['stops product-missing'])
})

test('links are tried at the shop itself, and those to elsewhere are left to people', async () => {
  expect(await found({ body: '[a](/collections/none) [b](/no-such-page?x=1#y) [c](/)' })).toEqual([
    'stops link-dead',
  ])
  const context = { db, config: ready, isThere }
  const [fault] = await checkCampaign(context, {
    ...campaign,
    body: '[a](/no-such-page?x=1) [b](https://www.gia.edu/)',
  })
  expect(fault?.text).toBe('The shop has no page there: /no-such-page?x=1.')
  expect(await found({ body: '[stones](https://www.gia.edu/)' })).toEqual(['warns link-elsewhere'])
})

test('pictures without words, of other sites, and of no file', async () => {
  expect(await found({ body: '![](https://elsewhere.test/a.jpg)' })).toEqual([
    'stops picture-missing',
    'warns alt-missing',
  ])
  expect(await found({ body: '![A ring](/pictures/none.jpg)' })).toEqual(['stops picture-missing'])
})

test('a mail that Gmail would cut', async () => {
  const page = 'Words and words and words and so on. '.repeat(27)
  expect(await found({ body: `${page}\n\n`.repeat(90) })).toEqual([])
  expect(await found({ body: `${page}\n\n`.repeat(110) })).toEqual(['stops too-large'])
})

test('no sender, no key, no topic, nobody to send it to, nothing to say', async () => {
  expect(await found({}, { NEWSLETTER: config.NEWSLETTER })).toEqual(['stops no-provider'])
  expect(
    await found({}, { ...ready, NEWSLETTER_KEY: '', NEWSLETTER_WEBHOOK_SECRET: undefined }),
  ).toEqual(['stops no-key', 'warns no-webhook-secret'])
  expect(await found({}, { ...ready, shop: { ...config.shop, address: ' ' } })).toEqual([
    'stops no-address',
  ])
  expect(
    await found({}, { ...ready, shop: { ...config.shop, origin: 'http://shop.test' } }),
  ).toContain('stops no-unsubscribe')
  expect(
    await found({}, { ...ready, shop: { ...config.shop, origin: 'http://localhost:8787' } }),
    'the shop of `npm run dev`',
  ).toEqual([])
  expect(await found({ topics: [], audience: 0 })).toEqual(['stops no-topic'])
  expect(await found({ audience: 0 })).toEqual(['stops no-audience'])
  expect(await found({ body: ' ', preheader: '', subject: '' })).toEqual([
    'stops subject-missing',
    'stops body-missing',
    'warns preheader-missing',
  ])
  expect(await found({ body: 'Dear {name},' })).toEqual(['warns name-alone'])
})

test('products of a whole campaign cost one round trip', async () => {
  const rings = await Promise.all(Array.from({ length: 12 }, () => offerRing()))
  const body = rings
    .map(({ handle, variant }) => `[product: ${handle}?variant=${variant}]`)
    .join('\n')
  const asked = nothingAsked()
  const watched = openDb(
    watchDatabase(bindings.DB, () => asked),
    'primary',
  )
  const { text } = await composeContent({ db: watched, config }, { ...campaign, body })
  expect(text.match(/€890/g)).toHaveLength(12)
  expect(asked.roundTrips).toBe(1)
})
