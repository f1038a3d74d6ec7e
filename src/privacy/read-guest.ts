import { variantTitleIn } from '../catalog/variant-words.ts'
import { type Engraving, engravingFrom } from '../engraving/rules.ts'
import type { CalendarDate } from '../platform/calendar-date.ts'
import { days } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { hashToken } from '../platform/digest.ts'
import { logFailure } from '../platform/log.ts'
import { type Sealed, SealingError, unseal } from '../platform/sealing.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'
import { rowsOfGuest } from './queries.ts'

/**
 * Everything that the shop keeps of the guest behind a cookie's token; null: nothing. One round trip.
 */
export async function readGuestData(db: Db, config: Config, token: string | null) {
  if (!token) return null
  const [[guest], lines, kept, [link = null]] = await rowsOfGuest(db, await hashToken(token))
  if (!guest) return null
  const open = async <Row extends { id: string; personalization: Sealed | null }>(
    table: 'cart_lines' | 'kept_pieces',
    row: Row,
  ) => ({ ...row, personalization: await engravingOf(config, table, row) })
  return {
    guest,
    /** Null: what they keep was never shared. */
    link,
    lines: await Promise.all(lines.map((line) => open('cart_lines', line))),
    kept: await Promise.all(kept.map((piece) => open('kept_pieces', piece))),
  }
}

export type GuestData = NonNullable<Awaited<ReturnType<typeof readGuestData>>>

/** A piece's engraving; what does not open does not hide the rest. */
async function engravingOf(
  config: Config,
  table: 'cart_lines' | 'kept_pieces',
  { id, personalization }: { id: string; personalization: Sealed | null },
): Promise<Engraving | 'unreadable' | null> {
  if (!personalization) return null
  try {
    const place = `${table}.personalization:${id}` as const
    return engravingFrom(await unseal(config.sealingKeys, place, personalization))
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
    logFailure('engraving does not open', error)
    return 'unreadable'
  }
}

/** A piece in words: `Luna, 18K rose gold, ring size 54`. */
export function pieceTitle(
  piece: Pick<GuestData['kept'][number], 'title' | 'type' | 'options' | 'optionValues'>,
  system: RingSystem,
): string {
  const { title, optionValues } = piece
  const variant = optionValues && variantTitleIn(system, { ...piece, optionValues })
  return [title, variant].filter(Boolean).join(', ')
}

/** The date of a day that is counted from 1970 (UTC). */
export const dateOfDay = (day: number): CalendarDate =>
  new Date(day * days(1) * 1000).toISOString().slice(0, 10)
