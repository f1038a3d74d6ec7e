import { readyDays } from '../delivery/rules/promised-dates.ts'
import { canEngrave, engravingDays, engravingFrom } from '../engraving/rules.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { hashToken } from '../platform/digest.ts'
import { logFailure } from '../platform/log.ts'
import { SealingError, unseal } from '../platform/sealing.ts'
import { type CartLineRow, linesOfCart } from './queries.ts'
import { availabilityInCart, type CartLine, unitsOfVariant } from './rules.ts'

/** `revision` counts the changes of the lines; `channel` and `campaign`: how its shopper came. */
export type Cart = {
  id: string
  revision: number
  channel: string | null
  campaign: string | null
  lines: CartLine[]
}

/**
 * The cart behind a cookie's token, its lines as they are now. Null: no such cart, or it is empty.
 */
export async function readCart(db: Db, config: Config, token: string | null): Promise<Cart | null> {
  return token ? cartOf(config, await linesOfCart(db, await hashToken(token))) : null
}

/** The cart that has these lines; null without any. */
export async function cartOf(config: Config, rows: CartLineRow[]): Promise<Cart | null> {
  const [first] = rows
  if (!first) return null
  return {
    id: first.cartId,
    revision: first.revision,
    channel: first.channel,
    campaign: first.campaign,
    lines: await Promise.all(rows.map((row) => toLine(config, row, rows))),
  }
}

async function toLine(config: Config, row: CartLineRow, all: CartLineRow[]): Promise<CartLine> {
  const { personalization, cartId, revision, channel, campaign, ...line } = row
  const { facts } = row
  const standing = availabilityInCart(row, unitsOfVariant(all, row.variantId))
  const engraving = await openEngraving(config, row)
  const unreadable = engraving === undefined
  const withdrawn = Boolean(engraving && !canEngrave(engraving, facts))
  return {
    ...line,
    ...standing,
    available: standing.available && !unreadable && !withdrawn,
    readyDays: readyDays(row, facts, personalization ? engravingDays(facts) : 0),
    engraving: engraving ?? null,
    unreadable,
    withdrawn,
  }
}

/**
 * What is to be engraved; null without anything. Undefined where it cannot be unsealed: the rest of
 * the cart can still be bought.
 */
async function openEngraving(config: Config, { id, personalization }: CartLineRow) {
  if (!personalization) return null
  try {
    const place = `cart_lines.personalization:${id}` as const
    return engravingFrom(await unseal(config.sealingKeys, place, personalization))
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
    logFailure('engraving does not open', error)
    return undefined
  }
}
