/**
 * `npm run catalog:import -- products.csv`: brings a Shopify product CSV into the shop's database.
 * Exit codes: 0 done, 1 nothing was imported (bad rows, or no database), 2 wrong usage.
 */
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { type ListedCollection, readCollections } from '../import/collections-file.ts'
import type { Finding } from '../import/findings.ts'
import { isEmpty, makePlan } from '../import/plan.ts'
import { readPresent } from '../import/present.ts'
import { planStatements, presentStatements } from '../import/queries.ts'
import { readProducts } from '../import/read-products.ts'
import { readRows } from '../import/read-rows.ts'
import { finishProduct } from '../import/records.ts'
import { sanitizeDescription } from '../import/sanitize.ts'
import { now } from '../platform/clock.ts'
import { UsageError } from './command-line/arguments.ts'
import { DatabaseError, queryDatabase, writeDatabase } from './import-catalog/database.ts'
import { type Options, readOptions, usage } from './import-catalog/options.ts'
import { encodePictures } from './import-catalog/pictures.ts'
import { printFindings, printSummary, progress } from './import-catalog/report.ts'
import { shopCurrency } from './import-catalog/shop-currency.ts'

async function importCatalog(options: Options): Promise<0 | 1> {
  const reading = progress('rows read')
  const sheet = await readRows(createReadStream(options.csv), reading.at)
  reading.end()
  const { products, findings, leftOut } = readProducts(sheet, shopCurrency(), sanitizeDescription)
  const listed = options.collections ? await readListed(options.collections, findings) : null
  const given = new Set(findings)
  printFindings(findings)
  const faults = findings.filter(({ level }) => level === 'error')
  // Leaving products out does not help where the rest of the file, or the collections, could not be read.
  const hopeless = !sheet.readable || faults.some(({ line }) => line === null)
  if (hopeless || (faults.length > 0 && !options.skipBad)) return refuse(faults.length, hopeless)

  const encoding = progress('pictures')
  const pictures = await encodePictures(products, options, findings, encoding.at)
  encoding.end()
  const present = readPresent(await queryDatabase(presentStatements, options))
  const plan = makePlan(present, {
    products: products.map((draft) => finishProduct(draft, pictures)),
    named: sheet.header.spelled.collection
      ? new Map(products.map(({ id, collections }) => [id, collections]))
      : null,
    listed,
  })
  const later = [...findings.filter((finding) => !given.has(finding)), ...plan.findings]
  printFindings(later)
  const unknown = plan.findings.filter(({ level }) => level === 'error')
  if (unknown.length > 0 && !options.skipBad) return refuse(unknown.length, false)

  if (!options.dryRun && !isEmpty(plan)) await writeDatabase(planStatements(plan, now()), options)
  printSummary({ plan, options, sheet, leftOut, pictures: pictures.size })
  return 0
}

async function readListed(path: string, findings: Finding[]): Promise<ListedCollection[]> {
  const { collections, findings: found } = readCollections(
    await readFile(path, 'utf8'),
    sanitizeDescription,
  )
  findings.push(...found)
  return collections
}

function refuse(faults: number, hopeless: boolean): 1 {
  const remedy = hopeless ? '' : ' Correct them, or leave those products out with --skip-bad.'
  console.error(`\nNothing was imported: ${faults} ${faults === 1 ? 'fault' : 'faults'}.${remedy}`)
  return 1
}

try {
  const options = readOptions(process.argv.slice(2))
  for (const path of [options.csv, options.collections])
    if (path && !(await stat(path).catch(() => null))?.isFile())
      throw new UsageError(`There is no file ${path}.`)
  process.exitCode = await importCatalog(options)
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`)
    process.exitCode = 2
  } else if (error instanceof DatabaseError) {
    console.error(`\nNothing was imported: ${error.message}`)
    process.exitCode = 1
  } else throw error
}
