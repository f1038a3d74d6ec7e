import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deliveryService } from '../../src/catalog/structured-data/delivery.ts'
import { variants } from '../../src/catalog/tables.ts'
import { BuyingInShort } from '../../src/catalog/views/buying-in-short.tsx'
import { offersOf } from '../../src/checkout/rules/offers.ts'
import { deliveryOptions, homeDelivery } from '../../src/delivery/rules/options.ts'
import { googleFeed } from '../../src/feeds/google-feed.ts'
import { now } from '../../src/platform/clock.ts'
import type { DeliveryZone } from '../../src/platform/config.ts'
import { decimalMoney, formatMoney } from '../../src/platform/money.ts'
import { DeliveryPolicy } from '../../src/policies/views/delivery-policy.tsx'
import { putPicture } from '../catalog/products.ts'
import { offerRing } from '../support/catalogue.ts'
import { config, db } from '../support/shop.ts'

const near: DeliveryZone = {
  zone: 'Near',
  countries: ['NL'],
  standard: { price: 790, days: [2, 4] },
  insured: { price: 1490, days: [1, 3] },
  insured_from: 50_000,
}

test('valuable goods travel only insured; other countries not at all', () => {
  const methods = (goods: number) =>
    deliveryOptions([near], 'NL', goods).map(({ method }) => method)
  expect(methods(49_999)).toEqual(['standard', 'insured'])
  expect(methods(50_000)).toEqual(['insured'])
  expect(deliveryOptions([near], 'US', 100)).toEqual([])
})

test('a valuable piece is quoted with the insured delivery that it needs', () => {
  expect(homeDelivery([near], 49_999)).toMatchObject({ price: 790, insured: false })
  expect(homeDelivery([near], 50_000)).toMatchObject({ price: 1490, insured: true })
})

const way = fc.record({
  price: fc.nat(9_999),
  days: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 5, max: 20 })),
})

const anyZones = fc
  .array(
    fc.record(
      { standard: way, insured: way, insured_from: fc.oneof(fc.constant(0), fc.nat(99_999)) },
      { requiredKeys: ['insured', 'insured_from'] },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((zones) =>
    zones.map(
      (zone, at): DeliveryZone => ({
        ...zone,
        zone: `Zone ${at + 1}`,
        countries: [['NL', 'DE', 'US'][at] ?? ''],
      }),
    ),
  )

/** Zones, and a price for a piece, which is often just at the limit of one. */
const zonesAndPrice = anyZones.chain((zones) =>
  fc.record({
    zones: fc.constant(zones),
    price: fc.oneof(
      fc.integer({ min: 1, max: 99_999 }),
      ...zones.map(({ insured_from }) =>
        fc.integer({ min: -1, max: 1 }).map((beside) => Math.max(1, insured_from + beside)),
      ),
    ),
  }),
)

test('page, search engines, feed and checkout agree on standard or insured', async () => {
  const { handle, variant } = await offerRing({ stock: 5 })
  await putPicture(handle, 0, 'ring')
  await fc.assert(
    fc.asyncProperty(zonesAndPrice, async ({ zones, price }) => {
      const shop = { ...config, DELIVERY: zones }
      const quoted = zones.map(({ standard, insured, insured_from }) =>
        standard && price < insured_from
          ? { ...standard, method: 'standard' }
          : { ...insured, method: 'insured' },
      )
      const { currency, locale } = shop.shop

      const line = { unitPrice: price, quantity: 1, readyDays: 0 }
      const atCheckout = zones.map(({ countries: [country = ''] }) =>
        offersOf(shop, [line], country, now()),
      )
      expect(atCheckout.map(([offer]) => offer)).toMatchObject(quoted)
      // Whoever may have standard delivery may choose the insured one as well.
      expect(atCheckout.map((offers) => offers.length)).toEqual(
        quoted.map(({ method }) => (method === 'standard' ? 2 : 1)),
      )

      const { shippingConditions } = JSON.parse(JSON.stringify(deliveryService(shop)))
      const goods = Number(decimalMoney(price, currency))
      expect(
        shippingConditions.filter(
          ({ orderValue: { minValue = 0, maxValue = Infinity } = {} }) =>
            minValue <= goods && goods <= maxValue,
        ),
      ).toMatchObject(
        quoted.map(({ price, days: [minValue, maxValue] }, at) => ({
          shippingDestination: [{ addressCountry: zones[at]?.countries[0] }],
          shippingRate: { value: decimalMoney(price, currency) },
          transitTime: { duration: { minValue, maxValue } },
        })),
      )

      const [home] = quoted
      const page = String(<BuyingInShort config={shop} price={price} engravable={false} />)
      expect(page).toContain(
        ` from ${formatMoney(home?.price ?? 0, currency, locale)} (Zone 1)${home?.method === 'insured' ? ', insured' : ''}</li>`,
      )

      await db.update(variants).set({ price }).where(eq(variants.id, variant))
      expect(await new Response(await googleFeed(db, shop)).text()).toContain(
        `<g:shipping><g:country>NL</g:country><g:price>${decimalMoney(home?.price ?? 0, currency)} ${currency}</g:price></g:shipping>`,
      )
    }),
    { numRuns: 60 },
  )
})

test('the policy names standard delivery, and its limit, only where something travels so', () => {
  const rowsOf = (zone: DeliveryZone) =>
    String(<DeliveryPolicy config={{ ...config, DELIVERY: [zone] }} today="2030-01-01" />)
  expect(rowsOf(near)).toContain('<th scope="row">Standard</th>')
  expect(rowsOf(near)).toContain('Goods worth')
  const { standard, ...insuredOnly } = near
  for (const zone of [insuredOnly, { ...near, insured_from: 0 }]) {
    expect(rowsOf(zone)).toContain('<th scope="row">Insured</th>')
    expect(rowsOf(zone)).not.toContain('>Standard<')
    expect(rowsOf(zone)).not.toContain('Goods worth')
  }
})
