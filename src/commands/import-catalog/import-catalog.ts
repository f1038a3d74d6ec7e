import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { type ListedCollection, readCollections } from '../../import/collections-file.ts'
import { detailStatements, readDetails } from '../../import/detail-queries.ts'
import type { Finding } from '../../import/findings.ts'
import type { Redirects } from '../../import/move-addresses.ts'
import { isEmpty, makePlan } from '../../import/plan.ts'
import { prepareProducts } from '../../import/prepare-products.ts'
import { readPresent } from '../../import/present.ts'
import { planStatements, presentStatements } from '../../import/queries.ts'
import { readProducts } from '../../import/read-products.ts'
import { readRows } from '../../import/read-rows.ts'
import { readRedirects } from '../../import/redirects-file.ts'
import { sanitizeDescription } from '../../import/sanitize.ts'
import { now } from '../../platform/clock.ts'
import { UsageError } from '../shared/arguments.ts'
import { Stopped } from '../shared/stopped.ts'
import type { Tools } from '../shared/tools.ts'
import { readDatabase, writeDatabase } from './database.ts'
import type { Options } from './options.ts'
import { encodePictures } from './pictures.ts'
import { printFindings, printSummary, progress, step } from './report.ts'
import { printDifferences } from './report-differences.ts'
import { shopCurrency } from './shop-currency.ts'
import { openSpoolFile } from './spool-file.ts'

/**
 * Imports a Shopify product CSV into the shop's database, all of it or nothing. Throws `Stopped`.
 *
 * @param readCurrency the currency of its prices
 */
export async function importCatalog(
  options: Options,
  tools: Tools,
  readCurrency = shopCurrency,
): Promise<void> {
  await refuseMissingFiles(options)
  const reading = progress('rows read')
  const sheet = await readRows(createReadStream(options.csv), {
    encoding: options.encoding,
    onRow: reading.at,
    rows: openSpoolFile(),
  })
  reading.end()
  const rows = sheet.rows.length
  step('reading products')
  const currency = readCurrency()
  const { products, findings, leftOut } = readProducts(
    sheet,
    currency,
    sanitizeDescription,
    openSpoolFile(),
  )
  const listed = options.collections ? await readListed(options.collections, findings) : null
  const list = options.redirects
    ? await readList(options.redirects, findings)
    : new Map<string, string>()
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
  const { database } = options
  const present = readPresent(await readDatabase(tools, database, presentStatements))
  const detailsOf = async (ids: string[]) =>
    readDetails(await readDatabase(tools, database, detailStatements(ids)))
  const prepared = await prepareProducts({ products, leftOut }, present, {
    ...{ header: sheet.header, currency, pictures, moved: options.moved, detailsOf },
    openSpool: openSpoolFile,
  })
  const named = sheet.header.spelled.collection ? prepared.named : null
  const plan = makePlan(present, { ...prepared, named, listed, list })
  step()
  const later = [...prepared.findings, ...plan.findings]
  printFindings(
    [...findings.filter((finding) => !given.has(finding)), ...later],
    options.allFindings,
  )
  const more = later.filter(({ level }) => level === 'error').length
  if (more > 0 && !options.skipBad) throw refusal(more, false)

  printDifferences(prepared.differences, sheet.header, present.products.length > 0)
  if (!options.dryRun && !isEmpty(plan)) {
    step('writing to the shop')
    await writeDatabase(tools, database, planStatements(plan, now()))
  }
  step()
  const { size } = pictures
  printSummary({ plan, options, sheet, rows, leftOut: prepared.leftOut, pictures: size })
  if (options.redirects) console.log(`Redirects: ${list.size} in the list.`)
}

async function refuseMissingFiles({ csv, collections, redirects }: Options): Promise<void> {
  for (const path of [csv, collections, redirects])
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

async function readList(path: string, findings: Finding[]): Promise<Redirects> {
  const { redirects, findings: found } = readRedirects(await readFile(path, 'utf8'))
  findings.push(...found)
  return redirects
}

function refusal(faults: number, hopeless: boolean): Stopped {
  const remedy = hopeless ? '' : ' Correct them, or leave those products out with --skip-bad.'
  return new Stopped(
    `Nothing was imported: ${faults} ${faults === 1 ? 'fault' : 'faults'}.${remedy}`,
  )
}
