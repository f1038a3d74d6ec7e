import { canSell } from '../../catalog/rules/availability.ts'
import { variantTitleIn } from '../../catalog/variant-words.ts'
import {
  type Engraving,
  type EngravingRefusal,
  engravingOf,
  engravingText,
  readEngraving,
} from '../../engraving/rules.ts'
import type { ChangedLine } from '../../orders/changes/changed-line.ts'
import { moneyCurrency } from '../../orders/rules.ts'
import type { Shop } from '../../platform/config.ts'
import { inLanguage } from '../../platform/language.ts'
import type { Minor } from '../../platform/money.ts'
import { systemOf } from '../../ring-sizes/visitor-sizes.ts'
import { changedPrice, priceOfUnit, startOf } from './change-rules.ts'
import type { ChangeableLine, Variant } from './read-line.ts'

/** What somebody wants of a line instead. */
export type Wanted = {
  units: number
  variantId: string
  /** As typed. */
  engraving: { letters: string; font: string }
}

/** A change that can be made. */
export type Plan = {
  units: number
  before: ChangedLine
  after: ChangedLine
  leaves: 'to-make' | 'ready'
  enters: 'to-make' | 'ready'
  /** What all its units cost more, or, if negative, less. */
  difference: Minor
}

export type PlanRefused = { ok: false } & (
  | { reason: 'not-allowed' | 'too-many-units' | 'no-change' | 'sold-out' | 'other-currency' }
  | { reason: 'engraving'; refusal: EngravingRefusal }
)

/** Decides what a change would make of a line, and what it costs. */
export function planChange(
  shop: Shop,
  found: ChangeableLine,
  wanted: Wanted,
): { ok: true; plan: Plan } | PlanRefused {
  const { order, line, variants, most } = found
  const { units } = wanted
  if (most === 0) return { ok: false, reason: 'not-allowed' }
  if (units < 1 || units > most) return { ok: false, reason: 'too-many-units' }
  const variant = variants.find(({ id }) => id === wanted.variantId)
  if (!variant) return { ok: false, reason: 'sold-out' }
  const engraving = readWanted(line.engraving, wanted.engraving, variant)
  if (!engraving.ok) return { ok: false, reason: 'engraving', refusal: engraving.refusal }
  const isSame = variant.id === line.variantId
  if (isSame && textOf(engraving.engraving) === textOf(line.engraving))
    return { ok: false, reason: 'no-change' }
  if (!isSame && !canSell(variant, units)) return { ok: false, reason: 'sold-out' }
  const before: ChangedLine = {
    ...{ variantId: line.variantId, title: line.title, variantTitle: line.variantTitle },
    ...{ sku: line.sku, handle: line.handle, picture: line.picture },
    ...{ madeToOrder: line.madeToOrder, engraving: line.engraving },
    price: priceOfUnit(line, order.changes),
  }
  const after = { ...before, ...(!isSame && become(found, variant, before.price)) }
  const changed = { ...after, engraving: engraving.engraving }
  const difference = (changed.price - before.price) * units
  const isOther = moneyCurrency(order) !== shop.currency
  if (difference !== 0 && (isOther || order.currency !== shop.currency))
    return { ok: false, reason: 'other-currency' }
  return {
    ok: true,
    plan: {
      ...{ units, before, after: changed, difference },
      ...{ leaves: startOf(before), enters: startOf(changed) },
    },
  }
}

/** What another variant makes of a line, in the words in which it was bought. */
function become({ order, line, variants }: ChangeableLine, variant: Variant, paid: Minor) {
  const was = variants.find(({ id }) => id === line.variantId)
  return {
    variantId: variant.id,
    variantTitle: inLanguage(order.language, () =>
      variantTitleIn(systemOf(order.country), variant),
    ),
    ...{ sku: variant.sku, picture: variant.picture, madeToOrder: variant.madeToOrder },
    price: changedPrice(paid, was, variant),
  }
}

/** What was engraved before stays as it is, whatever the workshop offers by now. */
function readWanted(
  present: Engraving | null,
  typed: Wanted['engraving'],
  { facts }: Variant,
): ReturnType<typeof readEngraving> {
  const isPresent = typed.letters === present?.letters && typed.font === present.font
  return isPresent ? { ok: true, engraving: present } : readEngraving(typed, engravingOf(facts))
}

const textOf = (engraving: Engraving | null) => engraving && engravingText(engraving)
