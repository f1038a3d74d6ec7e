import { adminWords } from '../../../admin/words.ts'
import type { Facts } from '../../../catalog/facts.ts'
import { type JewelKind, jewelKind } from '../../../catalog/rules/jewel-kind.ts'
import { sizeOfVariant } from '../../../catalog/rules/ring-size-option.ts'
import { engravingDrawing } from '../../../catalog/rules/surfaces.ts'
import { variantFacts } from '../../../catalog/rules/variant-facts.ts'
import { variantTitleIn } from '../../../catalog/variant-words.ts'
import { type Engraving, engravingFrom } from '../../../engraving/rules.ts'
import { unsealContact } from '../../../orders/contact.ts'
import type { Config } from '../../../platform/config.ts'
import { unseal } from '../../../platform/sealing.ts'
import { systemOf } from '../../../ring-sizes/visitor-sizes.ts'
import type { contactsOfPieces, MoveRow, PieceRow } from './queries.ts'

/** A piece as the workshop sees it: what it is and where it stands, nobody's name and no price. */
export type BenchPiece = Omit<
  PieceRow,
  'personalization' | 'country' | 'options' | 'optionValues' | 'type' | 'facts'
> & {
  jewel: JewelKind | null
  /** Of its variant, from the product as it is now. */
  facts: Facts
  engraved: boolean
  /** What the catalogue calls the variant now, where that is not what was sold. */
  nowCalled: string | null
}

export function benchPiece(row: PieceRow): BenchPiece {
  const { personalization, country, options, optionValues, type, facts, ...rest } = row
  const called = variantTitleIn(systemOf(country), { type, options, optionValues })
  return {
    ...rest,
    jewel: jewelKind(type),
    facts: variantFacts({ facts, options }, optionValues),
    engraved: personalization !== null,
    nowCalled: called === row.variantTitle ? null : called,
  }
}

/** A piece with its engraving, ready to draw. */
export type OpenedPiece = BenchPiece & {
  engraving: (Engraving & { drawing: ReturnType<typeof engravingDrawing> }) | null
}

/** Opens the engraving of a piece, which is personal: never put it into an address or a log. */
export async function openPiece(config: Config, row: PieceRow): Promise<OpenedPiece> {
  const piece = benchPiece(row)
  if (!row.personalization) return { ...piece, engraving: null }
  const place = `order_lines.personalization:${row.lineId}` as const
  const engraving = engravingFrom(await unseal(config.sealingKeys, place, row.personalization))
  const ringSize = sizeOfVariant(row, row.optionValues)
  const drawing = engravingDrawing(engraving, { ...piece, type: row.type, ringSize })
  return { ...piece, engraving: { ...engraving, drawing } }
}

/** Orders that are wrapped as a gift. Nothing else of a contact leaves this function. */
export async function wrappedOrders(
  config: Config,
  contacts: Awaited<ReturnType<typeof contactsOfPieces>>,
): Promise<Set<string>> {
  const wrapped = await Promise.all(
    contacts.map(async ({ orderId, contact }) =>
      (await unsealContact(config, orderId, contact)).giftWrap ? [orderId] : [],
    ),
  )
  return new Set(wrapped.flat())
}

/** A move of a piece, with who made it. */
export type Move = Omit<MoveRow, 'name' | 'staffId'> & {
  /**
   * Null: nobody at the desk, but the shopper, who said that it has arrived, or the database,
   * because the money went back.
   */
  who: string | null
}

export const openMoves = (config: Config, rows: MoveRow[]): Promise<Move[]> =>
  Promise.all(
    rows.map(async ({ name, staffId, ...move }) => ({
      ...move,
      // The owner is in no row of `staff`.
      who: name
        ? await unseal(config.sealingKeys, `staff.name:${staffId}`, name)
        : staffId && adminWords().roles.owner,
    })),
  )
