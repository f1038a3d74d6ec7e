import { readCollections } from '../../src/import/collections-file.ts'
import { makePlan } from '../../src/import/plan.ts'
import { nothing } from '../../src/import/present.ts'
import { planStatements } from '../../src/import/queries.ts'
import { readProducts } from '../../src/import/read-products.ts'
import { readRows } from '../../src/import/read-rows.ts'
import { sanitizeDescription } from '../../src/import/sanitize.ts'
import { intoEmptyShop } from '../import/import-files.ts'
import { attacks } from './hostile.ts'

export type HostileCatalogue = {
  /** What the import would write into the database. */
  statements: string[]
  /** Handles of the products, one for each attack. */
  handles: string[]
  faults: string[]
}

const jewelry = (key: string) => `x (product.metafields.jewelry.${key})`

/** One product for each attack, which stands in every cell that takes a text. */
const columns: Record<string, (attack: string, at: number) => string> = {
  'URL handle': (_, at) => `attack-${at}`,
  Title: (attack) => attack,
  Description: (attack) => `<p>zq9mark</p>${attack}<p>${attack}</p>`,
  Vendor: (attack) => attack,
  Type: (attack) => attack,
  Tags: (attack) => attack,
  Collection: (_, at) => `Attack ${at}`,
  'SEO title': (attack) => attack,
  'SEO description': (attack) => attack,
  SKU: (attack, at) => `${attack} ${at}`,
  Barcode: (attack) => attack,
  'Option1 name': (attack) => attack,
  'Option1 value': (attack) => attack,
  Price: () => '100.00',
  'Inventory quantity': () => '9',
  'Product image URL': (attack) => attack,
  'Image alt text': (attack) => attack,
  [jewelry('metal')]: (attack) => attack,
  [jewelry('finish')]: (attack) => attack,
  [jewelry('plating')]: (attack) => attack,
  [jewelry('care')]: (attack) => attack,
  [jewelry('in_the_box')]: (attack) => attack,
  [jewelry('engraving_max_letters')]: () => '60',
  [jewelry('stones')]: (attack) =>
    JSON.stringify([
      {
        ...{ kind: attack, origin: 'natural', treatment: attack, cut: attack, count: 1 },
        ...{ color: attack, clarity: attack, certificate: { lab: attack, number: attack } },
      },
    ]),
}

/**
 * Takes a hostile product CSV and collections file through the import, up to its statements. Runs
 * in Node.
 */
export async function readHostileCatalogue(): Promise<HostileCatalogue> {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = attacks.map((attack, at) => Object.values(columns).map((fill) => fill(attack, at)))
  const csv = [Object.keys(columns), ...rows].map((row) => row.map(cell).join(',')).join('\n')
  const sheet = await readRows([
    new TextEncoder().encode(csv),
  ] as unknown as AsyncIterable<Uint8Array>)
  const reading = readProducts(sheet, { code: 'EUR', decimals: 2 }, sanitizeDescription)
  const picture = { picture: '0123456789', width: 800, height: 1000, color: '#aabbcc' }
  const sources = [...reading.products].flatMap(({ images = [] }) =>
    images.map(({ source }) => source),
  )
  const pictures = new Map(sources.map((source) => [source, picture]))
  const { products, findings } = await intoEmptyShop(reading, sheet.header, undefined, pictures)
  const lists = products.map(({ handle, title }) => ({
    ...{ handle, title, description: `${title}<p>${title}</p>`, products: [handle] },
  }))
  const listed = readCollections(JSON.stringify(lists), sanitizeDescription)
  const plan = makePlan(nothing, {
    ...{ products, added: products, changed: [], renamed: [], takenOver: [] },
    ...{ named: null, listed: listed.collections, list: new Map() },
  })
  return {
    statements: [...planStatements(plan, 1)],
    handles: products.map(({ handle }) => handle),
    faults: [...findings, ...listed.findings, ...plan.findings]
      .filter(({ level }) => level === 'error')
      .map(({ line, field, message }) => `${line} ${field}: ${message}`),
  }
}
