// Runs in Node (`node --test`): structured data against schema.org's names and Google's
// requirements.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { after, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import Validator from '@adobe/structured-data-validator'
import ts from 'typescript'
import { facts } from '../../src/catalog/facts.ts'
import type { ProductDetails } from '../../src/catalog/queries.ts'
import { productData } from '../../src/catalog/structured-data/product.ts'
import { deliveryData, shopData } from '../../src/catalog/structured-data/shop.ts'
import type { Config } from '../../src/platform/config.ts'

const project = resolve(import.meta.dirname, '../..')
const origin = 'https://shop.test'

// Facts that only search engines get.
const config = {
  shop: {
    origin,
    name: 'Jegem',
    legal_name: 'Jegem B.V.',
    currency: 'EUR',
    locale: 'en-IE',
    address: 'Somewhere 1',
    phone: '+31 20 000 00 00',
    menu: [],
  },
  DELIVERY: [
    {
      zone: 'Home',
      countries: ['NL', 'BE'],
      standard: { price: 790, days: [2, 4] },
      insured: { price: 1490, days: [1, 3] },
      insured_from: 200_000,
    },
    { zone: 'Far', countries: ['US'], insured: { price: 4990, days: [3, 6] }, insured_from: 0 },
  ],
} as unknown as Config

const metals = ['18K yellow gold', '18K white gold', '18K rose gold', 'Platinum 950']
const sizes = Array.from({ length: 10 }, (_, at) => String(46 + 2 * at))

/** A ring as in the database: four metals in ten sizes, platinum made to order. */
function ring(
  change: { options?: ProductDetails['product']['options']; values?: string[][] } = {},
) {
  const options = change.options ?? [
    { name: 'Metal', values: metals },
    { name: 'Ring size', values: sizes },
  ]
  const values = change.values ?? metals.flatMap((metal) => sizes.map((size) => [metal, size]))
  const details: ProductDetails = {
    product: {
      id: 'p-1',
      handle: 'aurelia',
      title: 'Aurelia Ring',
      type: 'Ring',
      vendor: '',
      status: 'active',
      tags: [],
      descriptionHtml: '',
      options,
      facts: facts.parse({
        metal: '18K yellow gold',
        fineness: 750,
        weightGrams: 2.6,
        workshopDays: 10,
        hallmark: 'CCM',
        dimensions: { widthMm: 1.8 },
        stones: [
          {
            kind: 'diamond',
            origin: 'lab-grown',
            count: 1,
            caratTotal: 0.5,
            certificate: { lab: 'IGI', number: 'LG000' },
          },
        ],
        byChoice: {
          'Platinum 950': { weightGrams: 3.9 },
          '18K white gold': { plating: 'rhodium' },
        },
      }),
      seoTitle: null,
      seoDescription: null,
      priceFrom: 189_000,
      priceTo: 250_000,
      facets: [],
      offers: [[]],
      offerPrices: [],
      allFacets: [],
      contentHash: '',
      createdAt: 0,
      updatedAt: 0,
    },
    variants: values.map((optionValues, at) => ({
      id: `v-${at}`,
      productId: 'p-1',
      position: at,
      active: true,
      sku: `AUR-${at}`,
      barcode: at === 0 ? '4006381333931' : null,
      optionValues,
      price: optionValues[0] === 'Platinum 950' ? 250_000 : 189_000,
      compareAt: null,
      stock: at === 1 ? 0 : 5,
      importedStock: 5,
      oversold: 0,
      tracked: true,
      madeToOrder: optionValues[0] === 'Platinum 950',
      weightGrams: 60,
      imageId: null,
      facets: [],
    })),
    images: [
      {
        id: 'i-1',
        productId: 'p-1',
        position: 0,
        alt: 'Ring',
        source: 'x.jpg',
        picture: 'abc',
        width: 800,
        height: 1000,
        color: '#ddd',
      },
    ],
    collection: null,
  }
  return details
}

// biome-ignore lint/suspicious/noExplicitAny: the JSON is checked as a whole below
type Node = any

/** As in the page. */
const dataOf = (details: ProductDetails, chosen?: string): Node =>
  JSON.parse(JSON.stringify(productData(config, details, 'A ring.', chosen)))

const plain = () => ring({ options: [], values: [[]] })

describe('a ring in four metals and ten sizes', () => {
  const group = dataOf(ring())
  const variant = (metal: string) => group.hasVariant.find((each: Node) => each.material === metal)
  const named = (node: Node) => node.hasVariant.map(({ sku }: { sku: string }) => sku)

  test('varies by material and size, and every variant has both', () => {
    assert.deepEqual(group.variesBy, ['https://schema.org/material', 'https://schema.org/size'])
    assert.deepEqual(variant('18K rose gold').size, {
      '@type': 'SizeSpecification',
      name: '46',
      sizeSystem: 'https://schema.org/WearableSizeSystemEurope',
      hasMeasurement: { '@type': 'QuantitativeValue', value: 46, unitCode: 'MMT' },
    })
  })

  test('states one size of each metal, names all, and has the one that the address names', () => {
    assert.deepEqual(named(group), ['AUR-0', 'AUR-10', 'AUR-20', 'AUR-30'])
    const made = group.additionalProperty.find((each: Node) => each.name === 'Ring size')
    assert.equal(made.value, sizes.join(', '))
    const withChosen = dataOf(ring(), 'v-1')
    assert.deepEqual(named(withChosen), ['AUR-0', 'AUR-1', 'AUR-10', 'AUR-20', 'AUR-30'])
    assert.match(withChosen.hasVariant[1].offers.availability, /OutOfStock/)
  })

  test('of its sizes states the one that can be had best, and a dearer one as well', () => {
    const details = ring()
    details.variants[0] = { ...details.variants[0]!, stock: 0 }
    details.variants[2] = { ...details.variants[2]!, stock: 1 }
    details.variants[12] = { ...details.variants[12]!, price: 199_000 }
    const changed = dataOf(details)
    assert.deepEqual(named(changed), ['AUR-3', 'AUR-10', 'AUR-12', 'AUR-20', 'AUR-30'])
  })

  test('tells what all share once, and of a metal only its own', () => {
    const weightOf = (metal: string) => variant(metal).weight?.value
    const namesOf = (each: { additionalProperty?: { name: string }[] }) =>
      each.additionalProperty?.map(({ name }) => name) ?? []
    assert.equal(weightOf('18K yellow gold'), 2.6)
    assert.equal(weightOf('Platinum 950'), 3.9)
    assert.equal(weightOf('18K white gold'), undefined)
    assert.deepEqual(namesOf(group), [
      'Hallmark',
      'Stone',
      'Carat weight, diamond',
      'Width',
      'Ring size',
    ])
    assert.deepEqual(namesOf(variant('18K white gold')), ['Fineness', 'Plating'])
    assert.equal(group.hasCertification[0].url, 'https://www.igi.org/verify-your-report/?r=LG000')
  })

  test('what is made to order can be ordered, and states its days in the workshop', () => {
    const { offers } = variant('Platinum 950')
    assert.equal(offers.availability, 'InStock')
    assert.deepEqual(offers.deliveryLeadTime, {
      '@type': 'QuantitativeValue',
      value: 10,
      unitCode: 'DAY',
    })
    assert.equal(variant('18K yellow gold').offers.deliveryLeadTime, undefined)
  })

  test('leaves delivery and returns to the shop, which states them once', () => {
    assert.doesNotMatch(JSON.stringify(group), /addressCountry|applicableCountry/)
    const [shop] = JSON.parse(JSON.stringify(shopData(config)))
    assert.deepEqual(shop.hasMerchantReturnPolicy.applicableCountry, ['NL', 'BE', 'US'])
    const delivery: Node = JSON.parse(JSON.stringify(deliveryData(config)))
    assert.equal(delivery['@id'], shop['@id'])
    const said = delivery.hasShippingService.shippingConditions.map((each: Node) => [
      each.shippingDestination.map((to: Node) => to.addressCountry).join(' '),
      each.orderValue?.minValue,
      each.orderValue?.maxValue,
      each.shippingRate.value,
      each.transitTime.duration.maxValue,
    ])
    assert.deepEqual(said, [
      ['NL BE', 0, 1999.99, '7.90', 4],
      ['NL BE', 2000, undefined, '14.90', 3],
      ['US', undefined, undefined, '49.90', 6],
    ])
  })

  test('is small', () => {
    const text = JSON.stringify(group)
    assert.ok(text.length < 5000, `${text.length} bytes`)
    assert.ok(gzipSync(text).length < 1100, `${gzipSync(text).length} bytes compressed`)
  })
})

test('an option that schema.org has no word for, or whose word is taken, keeps its own name', () => {
  const options = [
    { name: 'Stone', values: ['Ruby', 'Emerald'] },
    { name: 'Chain length', values: ['40 cm'] },
    { name: 'Pendant size', values: ['S'] },
  ]
  const group = dataOf(ring({ options, values: options[0]!.values.map((s) => [s, '40 cm', 'S']) }))
  assert.deepEqual(group.variesBy, ['Stone', 'https://schema.org/size', 'Pendant size'])
  assert.equal(group.hasVariant[0].size, '40 cm')
  assert.deepEqual(group.hasVariant[1].additionalProperty, [
    { '@type': 'PropertyValue', name: 'Stone', value: 'Emerald' },
    { '@type': 'PropertyValue', name: 'Pendant size', value: 'S' },
  ])
})

test('a single piece has its material, its facts and its code', () => {
  const product = dataOf(plain())
  assert.equal(product['@type'], 'Product')
  assert.equal(product.material, '18K yellow gold')
  assert.equal(product.weight.value, 2.6)
  assert.equal(product.gtin, '4006381333931')
})

describe('every page', () => {
  const folder = mkdtempSync(join(project, 'tests/catalog/.types-'))
  after(() => rmSync(folder, { recursive: true }))
  const nodes = [
    dataOf(ring()),
    dataOf(plain()),
    ...JSON.parse(JSON.stringify([...shopData(config), deliveryData(config)])),
  ]

  test('uses only names and values that schema.org has', () => {
    const [none, name, value] = faultsOf(
      nodes,
      [{ '@type': 'Product', colour: 'red' }],
      [{ '@type': 'Offer', availability: 'Perhaps' }],
    )
    assert.deepEqual(none, [])
    assert.match(name?.[0] ?? '', /colour/)
    assert.match(value?.[0] ?? '', /Perhaps/)
  })

  test('has what Google requires of products, offers, delivery and returns', async () => {
    const errors = await errorsOf(nodes)
    assert.deepEqual(errors, [])
    const { offers: _, ...unsellable } = dataOf(plain())
    assert.ok((await errorsOf([unsellable])).includes('Required attribute "offers" is missing'))
  })

  /** The compiler's messages for each set of data, written as a literal of schema-dts's types. */
  function faultsOf(...each: object[][]): string[][] {
    const files = each.map((data, at) => {
      const file = join(folder, `data-${at}.ts`)
      // An action's input is a property with a suffix (schema.org/docs/actions.html, part 4), which
      // no type has.
      const text = JSON.stringify(data, (key, value) =>
        key.endsWith('-input') ? undefined : value,
      )
      writeFileSync(
        file,
        `import type { Graph } from 'schema-dts'\nexport const data: Graph['@graph'] = ${text}\n`,
      )
      return file
    })
    const program = ts.createProgram(files, {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
      lib: ['lib.es5.d.ts'],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    })
    return files.map((file) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(file))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    )
  }
})

/** Errors by Google's rules, without recommendations. */
async function errorsOf(nodes: { '@type': string }[]): Promise<string[]> {
  const byId = new Map(nodes.flatMap((node) => ('@id' in node ? [[node['@id'], node]] : [])))
  // The validator does not follow references.
  const whole = JSON.parse(JSON.stringify(nodes), (_, value) =>
    value?.['@id'] && !value['@type'] ? byId.get(value['@id']) : value,
  )
  const jsonld = Object.groupBy<string, { '@type': string }>(whole, (node) => node['@type'])
  const issues = await new Validator().validate({ jsonld })
  return issues
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ issueMessage }) => issueMessage)
}
