import type { Finding } from '../../import/findings.ts'
import { isEmpty, type Plan } from '../../import/plan.ts'
import type { Sheet } from '../../import/read-rows.ts'
import type { Options } from './options.ts'

/**
 * Shows how far a long step is, in one line that is rewritten; silent where nobody watches a
 * terminal.
 */
export function progress(what: string): { at: (count: number, of?: number) => void; end(): void } {
  const { stderr } = process
  let shown = 0
  return {
    at(count, of) {
      if (!stderr.isTTY || Date.now() - shown < 100) return
      shown = Date.now()
      stderr.write(`\r\u001b[K${count.toLocaleString('en')}${of ? ` of ${of}` : ''} ${what} …`)
    },
    end() {
      if (shown) stderr.write('\r\u001b[K')
    },
  }
}

/** Prints each finding on a line of its own. */
export function printFindings(findings: Finding[]): void {
  for (const { level, line, field, message } of findings) {
    const place = line === null ? '' : `line ${line}, `
    console.error(`${level === 'error' ? 'BAD ' : 'note'}  ${place}${field}: ${message}`)
  }
}

/** Prints what an import did, or would do. */
export function printSummary(done: {
  plan: Plan
  options: Options
  sheet: Sheet
  leftOut: string[]
  pictures: number
}): void {
  const { plan, options, sheet, leftOut, pictures } = done
  const { ignored } = sheet.header
  const products = [...plan.added, ...plan.changed]
  const variants = products.reduce((sum, product) => sum + product.variants.length, 0)
  const total = products.length + plan.unchanged
  const rows = count(sheet.rows.length, 'row')
  console.log(`${rows}, ${count(total, 'product')}, ${count(pictures, 'picture')}.`)
  if (ignored.length > 0) console.log(`Columns not used: ${ignored.join(', ')}.`)
  if (leftOut.length > 0) console.log(`Left out because of bad rows: ${leftOut.join(', ')}.`)
  if (isEmpty(plan)) {
    console.log('Nothing changed.')
    return
  }
  const { added, changed, unchanged, collections, membersIn, membersOut } = plan
  console.log(
    `${options.dryRun ? 'Would write' : 'Written'}: ${added.length} new, ${changed.length} changed, ` +
      `${unchanged} unchanged; ${count(variants, 'variant')} in new and changed products.`,
  )
  if (collections.length + membersIn.length + membersOut.length > 0)
    console.log(
      `Collections: ${collections.length} new or changed; ` +
        `${membersIn.length} places set, ${membersOut.length} removed.`,
    )
}

const count = (number: number, thing: string) =>
  `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`
