import type { Finding } from '../../import/findings.ts'
import { groupFindings } from '../../import/group-findings.ts'
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

/** Shows what is being done, until the next step; ends with none. */
export function step(what?: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what ? `${what} …` : ''}`)
}

/** Rows of a terminal that findings may fill, so that what was done fits below. */
const ROOM = 28
const WIDTH = 100

/**
 * Prints findings of one kind as one, in as many lines as fit a screen; `all` prints each on a line
 * of its own.
 */
export function printFindings(findings: Finding[], all: boolean): void {
  for (const line of all ? findings.map(singleLine) : groupedLines(findings)) console.error(line)
}

const singleLine = ({ level, line, field, message }: Finding) =>
  lineOf(level, line === null ? [] : [`line ${line}`], field, message)

function groupedLines(findings: Finding[]): string[] {
  const lines: string[] = []
  let room = ROOM
  const groups = groupFindings(findings)
  for (const [at, { level, count, lines: on, fields, message }] of groups.entries()) {
    const more = count - on.length
    const place = [
      ...(on.length > 0 ? [`line${on.length > 1 ? 's' : ''} ${on.join(', ')}`] : []),
      ...(more > 0 && count > 1 ? [`${more.toLocaleString('en')} more`] : []),
    ].join(' and ')
    const line = lineOf(level, place ? [place] : [], fields.join(', '), message)
    room -= Math.ceil(line.length / WIDTH)
    if (room < 0) {
      const left = groups.slice(at).reduce((sum, group) => sum + group.count, 0)
      lines.push(`…     and ${left.toLocaleString('en')} of other kinds.`)
      break
    }
    lines.push(line)
  }
  if (groups.length < findings.length) lines.push('      Each one by one: --all-findings')
  return lines
}

const lineOf = (level: Finding['level'], place: string[], field: string, message: string) =>
  `${level === 'error' ? 'BAD ' : 'note'}  ${[...place, field].join(', ')}: ${message}`

/** Prints what an import did, or would do. */
export function printSummary(done: {
  plan: Plan
  options: Options
  sheet: Sheet
  /** Rows in the file. */
  rows: number
  leftOut: string[]
  pictures: number
}): void {
  const { plan, options, sheet, rows, leftOut, pictures } = done
  const { ignored } = sheet.header
  const variants = variantsOf(plan.added) + variantsOf(plan.changed)
  const total = plan.added.length + plan.changed.length + plan.unchanged
  console.log(`${count(rows, 'row')}, ${count(total, 'product')}, ${count(pictures, 'picture')}.`)
  if (ignored.length > 0)
    console.log(`Columns not used: ${short(families(ignored), options.allFindings)}.`)
  if (leftOut.length > 0)
    console.log(`Left out because of bad rows: ${short(leftOut, options.allFindings)}.`)
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

function variantsOf(products: Plan['added']): number {
  let sum = 0
  for (const { variants } of products) sum += variants.length
  return sum
}

/** Columns that begin alike as one: `Google Shopping / …`, `product.metafields.custom.…`. */
function families(columns: string[]): string[] {
  const groups = Map.groupBy(columns, (column) => familyOf(column) ?? column)
  return [...groups].map(([family, all]) => {
    const [only = family] = all
    return all.length > 1 ? `${family}… (${all.length})` : only
  })
}

const familyOf = (column: string) =>
  /\((product\.metafields\.[^.]+\.)/.exec(column)?.[1] ?? /^.*? \/ /.exec(column)?.[0]

/** A list that fits a few lines. */
function short(names: string[], all: boolean): string {
  const shown = all ? names : names.slice(0, 20)
  const more = names.length - shown.length
  return shown.join(', ') + (more > 0 ? ` and ${more.toLocaleString('en')} more` : '')
}

const count = (number: number, thing: string) =>
  `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`
