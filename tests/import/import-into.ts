import { env } from 'cloudflare:workers'
import type { ListedCollection } from '../../src/import/collections-file.ts'
import { detailStatements, readDetails } from '../../src/import/detail-queries.ts'
import type { Redirects } from '../../src/import/move-addresses.ts'
import { makePlan } from '../../src/import/plan.ts'
import { prepareProducts } from '../../src/import/prepare-products.ts'
import { readPresent } from '../../src/import/present.ts'
import { planStatements, presentStatements } from '../../src/import/queries.ts'
import type { Picture } from '../../src/import/records.ts'
import { readText } from './import-files.ts'

const tables = [
  ...['products', 'variants', 'images', 'collections', 'collection_products'],
  ...['product_words', 'collection_words', 'word_remains', 'facet_values', 'related_products'],
  'redirects',
]

type More = {
  collections?: ListedCollection[]
  pictures?: Map<string, Picture>
  /** Former handles by new ones, as `--moved` gives them. */
  moved?: [handle: string, former: string][]
  /** The owner's list of addresses that moved. */
  redirects?: Redirects
  at?: number
}

/** Imports the text of a product CSV into the database as the command does. */
export async function importText(text: string, more: More = {}) {
  const { sheet, stated } = await readText(text)
  const present = readPresent(await Promise.all(presentStatements.map(rows)))
  const prepared = await prepareProducts(stated, present, {
    ...{ header: sheet.header, currency: { code: 'EUR', decimals: 2 } },
    moved: new Map(more.moved),
    pictures: more.pictures ?? new Map(),
    detailsOf: async (ids) => readDetails(await Promise.all(detailStatements(ids).map(rows))),
  })
  const plan = makePlan(present, {
    ...prepared,
    named: sheet.header.spelled.collection ? prepared.named : null,
    listed: more.collections ?? null,
    list: more.redirects ?? new Map(),
  })
  await run([...planStatements(plan, more.at ?? 1)])
  const { differences, leftOut } = prepared
  const said = [...stated.findings, ...prepared.findings].map(
    ({ level, line, field, message }) => `${level} ${line} ${field}: ${message}`,
  )
  return {
    ...{ plan, leftOut, said },
    changes: differences.map(
      ({ field, what, before, after }) => `${field} of ${what}: ${before} → ${after}`,
    ),
  }
}

export async function run(statements: string[]): Promise<void> {
  if (statements.length > 0) await env.DB.batch(statements.map((text) => env.DB.prepare(text)))
}

export const rows = async (query: string) => (await env.DB.prepare(query).all()).results

/** Every row that an import writes. */
export const everything = () =>
  Promise.all(tables.map((table) => rows(`select * from ${table} order by 1, 2`)))

export async function emptyCatalogue(): Promise<void> {
  await run(tables.toReversed().map((table) => `delete from ${table}`))
}
