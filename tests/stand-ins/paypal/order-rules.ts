import { addressFaults } from './address-rules.ts'
import { currencies, type Money, minorOf, toMinor } from './money.ts'
import type { Breakdown, OrderRequest, Unit } from './objects.ts'
import type { Detail } from './refusal.ts'
import { detail, refuse, refuseAll } from './refuse.ts'

const MOST = 999_999_999_999_999

/** Refuses an order that PayPal refuses, and one that needs what the stand-in does not play. */
export function checkOrder(asked: OrderRequest): Unit {
  const [unit, ...others] = asked.purchase_units
  if (!unit || others.length > 0) return refuse('NOT_SUPPORTED', '/purchase_units/1')
  if (asked.intent !== 'CAPTURE') refuse('NOT_SUPPORTED', '/intent')
  const instruction = asked.processing_instruction ?? 'NO_INSTRUCTION'
  if (instruction !== 'NO_INSTRUCTION') refuse('NOT_SUPPORTED', '/processing_instruction')
  if (!asked.payment_source?.paypal) refuse('NOT_SUPPORTED', '/payment_source')
  const context = asked.payment_source?.paypal?.experience_context ?? {}
  const preference = context.shipping_preference ?? 'GET_FROM_FILE'
  if (preference === 'GET_FROM_FILE')
    refuse('NOT_SUPPORTED', '/payment_source/paypal/experience_context/shipping_preference')

  const at = `/purchase_units/@reference_id=='${unit.reference_id ?? 'default'}'`
  refuseAll(currencyFaults(unit, at))
  refuseAll(amountFaults(unit, at))
  refuseAll(sumFaults(unit, at))
  refuseAll(addressFaults(unit, preference, `${at}/shipping`))
  return unit
}

/** Every amount of a purchase unit, with where it stands. */
function amountsOf(unit: Unit): [path: string, amount: Money][] {
  const parts = Object.entries(unit.amount.breakdown ?? {}) as [string, Money][]
  return [
    ['/amount', unit.amount],
    ...parts.map(([name, amount]): [string, Money] => [`/amount/breakdown/${name}`, amount]),
    ...(unit.items ?? []).flatMap((item, n): [string, Money][] => [
      [`/items/${n}/unit_amount`, item.unit_amount],
      ...(item.tax ? [[`/items/${n}/tax`, item.tax] as [string, Money]] : []),
    ]),
  ]
}

function currencyFaults(unit: Unit, at: string): Detail[] {
  const faults = amountsOf(unit)
    .filter(([, { currency_code: code }]) => !currencies.has(code))
    .map(([path, { currency_code: code }]) =>
      detail('INVALID_CURRENCY_CODE', `${at}${path}/currency_code`, code),
    )
  if (faults.length > 0) return faults
  const isMixed = amountsOf(unit).some(
    ([, each]) => each.currency_code !== unit.amount.currency_code,
  )
  return isMixed ? [detail('MULTI_CURRENCY_ORDER', `${at}/amount/currency_code`)] : []
}

function amountFaults(unit: Unit, at: string): Detail[] {
  return amountsOf(unit).flatMap(([path, amount]) => {
    const fault = faultOf(amount, path === '/amount')
    return fault ? [detail(fault, `${at}${path}/value`, amount.value)] : []
  })
}

function faultOf(amount: Money, isTotal: boolean): string | null {
  const minor = toMinor(amount)
  if (typeof minor === 'string') return minor
  if (isTotal && minor <= 0) return 'CANNOT_BE_ZERO_OR_NEGATIVE'
  if (minor < 0) return 'CANNOT_BE_NEGATIVE'
  return minor > MOST ? 'MAX_VALUE_EXCEEDED' : null
}

function sumFaults(unit: Unit, at: string): Detail[] {
  const { amount, items = [] } = unit
  const { breakdown } = amount
  const where = `${at}/amount/breakdown`
  const counts = items.map(({ quantity }) => Number(quantity))
  const zero = counts.findIndex((count) => count <= 0)
  if (zero >= 0) return [detail('CANNOT_BE_ZERO_OR_NEGATIVE', `${at}/items/${zero}/quantity`)]
  const sum = (pick: (n: number) => Money | undefined) =>
    counts.reduce((total, count, n) => total + count * minor(pick(n)), 0)
  const isTaxed = items.some(({ tax }) => tax)

  if (items.length > 0 && !breakdown?.item_total)
    return [detail('ITEM_TOTAL_REQUIRED', `${where}/item_total`)]
  if (isTaxed && !breakdown?.tax_total) return [detail('TAX_TOTAL_REQUIRED', `${where}/tax_total`)]
  const faults: Detail[] = []
  const wrong = (issue: string, path: string, said: Money | undefined) =>
    faults.push(detail(issue, path, said?.value))
  if (items.length > 0 && sum((n) => items[n]?.unit_amount) !== minor(breakdown?.item_total))
    wrong('ITEM_TOTAL_MISMATCH', `${where}/item_total/value`, breakdown?.item_total)
  if (isTaxed && sum((n) => items[n]?.tax) !== minor(breakdown?.tax_total))
    wrong('TAX_TOTAL_MISMATCH', `${where}/tax_total/value`, breakdown?.tax_total)
  if (breakdown && totalOf(breakdown) !== minorOf(amount))
    wrong('AMOUNT_MISMATCH', `${at}/amount/value`, amount)
  return faults
}

const totalOf = (parts: Breakdown): number =>
  minor(parts.item_total) +
  minor(parts.tax_total) +
  minor(parts.shipping) +
  minor(parts.handling) +
  minor(parts.insurance) -
  minor(parts.shipping_discount) -
  minor(parts.discount)

const minor = (amount: Money | undefined) => (amount ? minorOf(amount) : 0)

/**
 * Minor units of what is to be sent back; all that is left without. Refuses what no refund of this
 * capture can be.
 */
export function refundAmount(asked: Money | undefined, captured: Money, left: number): number {
  if (!asked) return left
  if (!currencies.has(asked.currency_code)) refuse('INVALID_CURRENCY_CODE', '/amount/currency_code')
  if (asked.currency_code !== captured.currency_code)
    refuse('REFUND_CAPTURE_CURRENCY_MISMATCH', '/amount/currency_code')
  const fault = faultOf(asked, true)
  if (fault) refuse(fault, '/amount/value')
  const amount = minorOf(asked)
  if (amount > left) refuse('REFUND_AMOUNT_EXCEEDED', '/amount/value')
  return amount
}
