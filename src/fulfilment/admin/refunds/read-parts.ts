import type { Order } from '../../../orders/read-order.ts'
import { moneyCurrency } from '../../../orders/rules.ts'
import type { RefundReason } from '../../../payments/refund-rules.ts'
import { formatMoney, type Minor } from '../../../platform/money.ts'
import type { DeskLine } from '../order/read-order.ts'
import { exampleAmount, formatAmount, readAmount } from './amount-rules.ts'
import {
  allThatIsLeft,
  isAllBack,
  isOtherMoney,
  keptPrice,
  leftOfDelivery,
  leftOfLine,
  type Parts,
  worthOf,
} from './rules.ts'
import { refundWords } from './words.ts'

/** A form about the money of an order, as it was filled in. */
export type RefundFields = {
  typed: Record<string, string>
  order: Order
  lines: DeskLine[]
  locale: string
}

export const namesOf = ({ position }: DeskLine) => ({
  box: `line-${position}`,
  units: `units-${position}`,
  amount: `amount-${position}`,
})

export const readAll = ({ order, lines }: RefundFields): Parts => allThatIsLeft(order, lines)

/**
 * Reads lines with their units and amounts, the delivery's part and what goes back besides.
 *
 * @param errors gets what is wrong, by field
 */
export function readChosen(fields: RefundFields, errors: Record<string, string>): Parts {
  const { order, lines } = fields
  const words = refundWords().wrong
  const chosen = isOtherMoney(order)
    ? []
    : lines.flatMap((line) => readLine(fields, line, errors) ?? [])
  const whole = isAllBack(lines, chosen) ? leftOfDelivery(order) : 0
  const delivery = isOtherMoney(order)
    ? 0
    : (readMoney(fields, 'delivery', errors, leftOfDelivery(order), words.moreThanDelivery) ??
      whole)
  const other = readMoney(fields, 'other', errors) ?? 0
  const amount = chosen.reduce((sum, line) => sum + line.amount, delivery + other)
  return { lines: chosen, delivery, amount }
}

/**
 * Reads which lines a refund was for that was made elsewhere, and how much of it for the delivery:
 * nothing, where nothing is filled in.
 */
export function readAssigned(
  fields: RefundFields,
  { amount, currency }: { amount: Minor; currency: string },
  errors: Record<string, string>,
): Pick<Parts, 'lines' | 'delivery'> {
  const { order, lines, locale } = fields
  const words = refundWords()
  const chosen = lines.flatMap((line) => readLine(fields, line, errors) ?? [])
  const delivery =
    readMoney(fields, 'delivery', errors, leftOfDelivery(order), words.wrong.moreThanDelivery) ?? 0
  const sum = chosen.reduce((all, line) => all + line.amount, delivery)
  if (sum > amount)
    errors.delivery ??= words.page.assign.more(formatMoney(amount, currency, locale))
  return { lines: chosen, delivery }
}

/** Why a part of a price goes back to somebody who keeps what they bought. */
const keepsPieces: readonly string[] = ['goodwill', 'late'] satisfies RefundReason[]

/** Null: nothing of the line goes back. */
function readLine(fields: RefundFields, line: DeskLine, errors: Record<string, string>) {
  const { typed } = fields
  const words = refundWords().wrong
  const name = namesOf(line)
  const left = leftOfLine(line)
  const said = readMoney(fields, name.amount, errors, left.amount, words.moreThanLine)
  if (typed[name.box] !== 'yes') {
    if (said) errors[name.amount] ??= words.notTicked
    return null
  }
  const units = Number(typed[name.units] ?? '0')
  if (!Number.isSafeInteger(units) || units < 0 || units > left.units) {
    errors[name.units] = words.moreUnits(left.units)
    return null
  }
  const worth = worthOf(line, units, keptPrice(line, fields.order.changes))
  const amount = said ?? worth
  if (units === 0 && amount === 0) errors[name.amount] ??= words.emptyLine
  const isKept = amount < worth && keepsPieces.includes(typed.reason ?? '')
  return { lineId: line.id, units: isKept ? 0 : units, amount }
}

/** Undefined: nothing is filled in. */
function readMoney(
  { typed, order, locale }: RefundFields,
  name: string,
  errors: Record<string, string>,
  most = Number.POSITIVE_INFINITY,
  tooMuch: (most: string) => string = () => '',
): Minor | undefined {
  const text = (typed[name] ?? '').trim()
  if (text === '') return undefined
  const currency = moneyCurrency(order)
  const amount = readAmount(text, currency, locale)
  if (amount === null) errors[name] = refundWords().wrong.noAmount(exampleAmount(currency, locale))
  else if (amount > most) errors[name] = tooMuch(formatMoney(most, currency, locale))
  return amount ?? undefined
}

/**
 * Parts of a refund as the fields of its form, so that it is read again as it is: an amount only
 * where an empty field would come to another.
 */
export function fieldsOf(
  parts: Parts,
  { order, lines, locale }: Omit<RefundFields, 'typed'>,
): Record<string, string> {
  const write = (amount: Minor, usual: Minor) =>
    amount === usual ? '' : formatAmount(amount, moneyCurrency(order), locale)
  const ofLines = lines.flatMap((line) => {
    const part = parts.lines.find(({ lineId }) => lineId === line.id)
    const { box, units, amount } = namesOf(line)
    if (!part) return []
    const usual = worthOf(line, part.units, keptPrice(line, order.changes))
    return [{ [box]: 'yes', [units]: `${part.units}`, [amount]: write(part.amount, usual) }]
  })
  const ofAll = parts.lines.reduce((sum, { amount }) => sum + amount, parts.delivery)
  const usual = isAllBack(lines, parts.lines) ? leftOfDelivery(order) : 0
  return Object.assign(
    {
      delivery: isOtherMoney(order) ? '' : write(parts.delivery, usual),
      other: write(parts.amount - ofAll, 0),
    },
    ...ofLines,
  )
}
