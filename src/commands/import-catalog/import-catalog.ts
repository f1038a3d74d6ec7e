import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { type ListedCollection, readCollections } from '../../import/collections-file.ts'
import type { Finding } from '../../import/findings.ts'
import { isEmpty, makePlan } from '../../import/plan.ts'
import { readPresent } from '../../import/present.ts'
import { planStatements, presentStatements } from '../../import/queries.ts'
import { readProducts } from '../../import/read-products.ts'
import { readRows } from '../../import/read-rows.ts'
import { finishProduct } from '../../import/records.ts'
import { sanitizeDescription } from '../../import/sanitize.ts'
import { now } from '../../platform/clock.ts'
import { UsageError } from '../shared/arguments.ts'
import { Stopped } from '../shared/stopped.ts'
import type { Tools } from '../shared/tools.ts'
import { readDatabase, writeDatabase } from './database.ts'
import type { Options } from './options.ts'
import { encodePictures } from './pictures.ts'
import { printFindings, printSummary, progress, step } from './report.ts'
import { shopCurrency } from './shop-currency.ts'

/**
 * Imports a Shopify product CSV into the shop's database, all of it or nothing. Throws `Stopped`.
 */
export async function importCatalog(options: Options, tools: Tools): Promise<void> {
  await refuseMissingFiles(options)
  const reading = progress('rows read')
  const sheet = await readRows(createReadStream(options.csv), {
    encoding: options.encoding,
    onRow: reading.at,
  })
  reading.end()
  const rows = sheet.rows.length
  step('reading products')
  const { products, findings, leftOut } = readProducts(sheet, shopCurrency(), sanitizeDescription)
  const listed = options.collections ? await readListed(options.collections, findings) : null
  const given = new Set(findings)
  step()
  printFindings(findings, options.allFindings)
  const faults = findings.filter(({ level }) => level === 'error')
  // Leaving products out does not help where the rest of the file, or the collections, could not be
  // read.
  const hopeless = !sheet.readable || faults.some(({ line }) => line === null)
  if (hopeless || (faults.length > 0 && !options.skipBad)) throw refusal(faults.length, hopeless)

  const encoding = progress('pictures')
  const pictures = await encodePictures(products, options, findings, encoding.at)
  encoding.end()
  step('comparing with the shop')
  const present = readPresent(await readDatabase(tools, options.database, presentStatements))
  const plan = makePlan(present, {
    products: products.map((draft) => finishProduct(draft, pictures)),
    named: sheet.header.spelled.collection
      ? new Map(products.map(({ id, collections }) => [id, collections]))
      : null,
    listed,
  })
  step()
  const later = [...findings.filter((finding) => !given.has(finding)), ...plan.findings]
  printFindings(later, options.allFindings)
  const unknown = plan.findings.filter(({ level }) => level === 'error')
  if (unknown.length > 0 && !options.skipBad) throw refusal(unknown.length, false)

  if (!options.dryRun && !isEmpty(plan)) {
    step('writing to the shop')
    await writeDatabase(tools, options.database, planStatements(plan, now()))
  }
  step()
  printSummary({ plan, options, sheet, rows, leftOut, pictures: pictures.size })
}

async function refuseMissingFiles({ csv, collections }: Options): Promise<void> {
  for (const path of [csv, collections])
    if (path && !(await stat(path).catch(() => null))?.isFile())
      throw new UsageError(`There is no file ${path}.`)
}

async function readListed(path: string, findings: Finding[]): Promise<ListedCollection[]> {
  const { collections, findings: found } = readCollections(
    await readFile(path, 'utf8'),
    sanitizeDescription,
  )
  findings.push(...found)
  return collections
}

function refusal(faults: number, hopeless: boolean): Stopped {
  const remedy = hopeless ? '' : ' Correct them, or leave those products out with --skip-bad.'
  return new Stopped(
    `Nothing was imported: ${faults} ${faults === 1 ? 'fault' : 'faults'}.${remedy}`,
  )
}
