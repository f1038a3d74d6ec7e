import type { Account } from './account.ts'
import { refuseParameter } from './refusal.ts'

/**
 * Puts whole objects where only their ids stood: `payment_intent.latest_charge.refunds`, in a list
 * `data.payment_intent`. Returns a copy, so that what is answered stays as it was when it was
 * asked.
 */
export function expandAll<T extends object>(account: Account, object: T, paths: string[]): T {
  const copy = withLines(account, structuredClone(object), paths)
  for (const path of paths) expandPath(account, copy, path.split('.'), path)
  return copy
}

type Fields = Record<string, unknown>

function expandPath(account: Account, at: unknown, [name, ...rest]: string[], path: string): void {
  if (name === undefined || at === null || typeof at !== 'object') return
  if (Array.isArray(at)) {
    for (const item of at) expandPath(account, item, [name, ...rest], path)
    return
  }
  const fields = at as Fields
  if (fields.object === 'charge' && name === 'refunds') fields.refunds = refundsOf(account, fields)
  if (!(name in fields))
    refuseParameter('expand', undefined, `This property cannot be expanded (${path}).`)
  if (typeof fields[name] === 'string') fields[name] = lookUp(account, fields[name], path)
  expandPath(account, fields[name], rest, path)
}

function lookUp(account: Account, id: string, path: string): object {
  const kept = [account.intents, account.charges, account.refunds, account.disputes]
  const found = [...kept, account.payouts, account.movements]
    .map((each) => each.get(id))
    .find(Boolean)
  if (!found)
    return refuseParameter('expand', undefined, `This property cannot be expanded (${path}).`)
  return structuredClone(found)
}

/** A charge shows its refunds only to who asks, the newest ten. */
function refundsOf(account: Account, charge: Fields): object {
  const all = [...account.refunds.values()].filter((each) => each.charge === charge.id).reverse()
  return { object: 'list', data: structuredClone(all.slice(0, 10)), has_more: all.length > 10 }
}

/** A session shows its line items only to who asks. */
function withLines<T extends object>(account: Account, copy: T, paths: string[]): T {
  const checkout = account.checkouts.get(String((copy as Fields).id))
  if (!checkout || !paths.includes('line_items')) return copy
  return { ...copy, line_items: { object: 'list', data: checkout.lines, has_more: false } }
}
