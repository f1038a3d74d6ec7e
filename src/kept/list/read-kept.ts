import { type Engraving, engravingFrom } from '../../engraving/rules.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import { hashToken } from '../../platform/digest.ts'
import { logFailure } from '../../platform/log.ts'
import { SealingError, unseal } from '../../platform/sealing.ts'
import { linkOf } from '../share/queries.ts'
import { type KeptRow, keptOf, unitsOfCart } from './queries.ts'
import { type Listed, listed } from './rules.ts'

/**
 * A piece that a guest keeps, as it is now. `unreadable`: there is an engraving, but nobody can read
 * it.
 */
export type KeptPiece = Listed & {
  cartId: string
  engraving: Engraving | null
  unreadable: boolean
}

/**
 * What a guest keeps as it is now, the latest first, with the units in their cart and the link that
 * shares it. One round trip.
 */
export async function readKept(db: Db, config: Config, token: string) {
  const tokenHash = await hashToken(token)
  const [rows, [cart], [link]] = await db.batch([
    keptOf(db, tokenHash),
    unitsOfCart(db, tokenHash),
    linkOf(db, tokenHash),
  ])
  const pieces = await Promise.all(rows.map((row) => toPiece(config, row)))
  return { pieces, units: cart?.units ?? 0, link: link ?? null }
}

async function toPiece(config: Config, row: KeptRow): Promise<KeptPiece> {
  const engraving = await openEngraving(config, row)
  return {
    ...listed(row, row.held),
    cartId: row.cartId,
    engraving: engraving ?? null,
    unreadable: engraving === undefined,
  }
}

/** Undefined where it cannot be unsealed: the rest of the list can still be read. */
async function openEngraving(config: Config, { id, personalization }: KeptRow) {
  if (!personalization) return null
  try {
    const place = `kept_pieces.personalization:${id}` as const
    return engravingFrom(await unseal(config.sealingKeys, place, personalization))
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
    logFailure('engraving does not open', error)
    return undefined
  }
}
