import { audit } from '../admin/audit.ts'
import { runAct } from '../mail/outbox.ts'
import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { brokeConstraint } from '../platform/db.ts'
import { type Sealed, seal, unseal } from '../platform/sealing.ts'
import { addressValues } from './addresses/read-address.ts'
import type { Address, Contact } from './contact.ts'
import type { DeskContext } from './desk-context.ts'
import { insertCorrection, noteCorrection, updateCorrection } from './desk-queries.ts'
import { noteOrderKeys } from './search/order-keys.ts'
import type { orderCorrections } from './tables.ts'

/** Where an order goes instead of what was typed. `version` counts from 1. */
export type Correction = { address: Address; staffId: string; at: number; version: number }

/** Opens a correction; null where there is none. */
export async function openCorrection(
  config: Config,
  row: typeof orderCorrections.$inferSelect | undefined,
): Promise<Correction | null> {
  if (!row) return null
  const address: Address = JSON.parse(
    await unseal(config.sealingKeys, `order_corrections.address:${row.id}`, row.address),
  )
  return { ...row, address }
}

const sealAddress = (config: Config, orderId: string, address: Address): Promise<Sealed> =>
  seal(config.sealingKeys, `order_corrections.address:${orderId}`, JSON.stringify(address))

/** The fields that differ, for the log. */
function changesOf(before: Record<string, string>, after: Record<string, string>) {
  const names = Object.keys(after).filter((name) => before[name] !== after[name])
  const only = (values: Record<string, string>) =>
    Object.fromEntries(names.map((name) => [name, values[name]]))
  return { before: only(before), after: only(after) }
}

/**
 * Keeps a corrected delivery address beside the one that the shopper typed, and notes it in the
 * order's history and in the log. What was promised and charged stays as it is.
 *
 * @param asked `act`: one-time id, done twice it answers like the first time; `before`: the address
 *   that is valid now; `version`: the correction that it was filled in from, 0 if there was none
 */
export async function correctAddress(
  desk: DeskContext,
  asked: {
    act: string
    order: { id: string; email: string; contact: Contact }
    version: number
    before: Address
    address: Address
  },
): Promise<{ ok: true } | { ok: false; reason: 'changed-meanwhile' | 'all-sent' }> {
  const { db, config, staff } = desk
  const { act, order, version, before, address } = asked
  const { id: orderId, email, contact } = order
  const at = now()
  const sealed = await sealAddress(config, orderId, address)
  const row = { id: orderId, address: sealed, staffId: staff.id, at, version: version + 1 }
  const corrected = { email, contact: { ...contact, address }, skus: [] }
  const found = await noteOrderKeys(desk, orderId, corrected)
  const entry = await audit(desk, staff, {
    id: act,
    act: 'address-corrected',
    ...{ subject: 'order', subjectId: orderId },
    ...changesOf(addressValues('', before), addressValues('', address)),
  })
  try {
    await runAct(desk, [
      // First, so that a form that is posted twice breaks its key and nothing else.
      ...entry.statements,
      version === 0 ? insertCorrection(db, row) : updateCorrection(db, row, version),
      noteCorrection(db, { id: act, orderId, at, address: sealed }),
      ...found.statements,
    ])
    return { ok: true }
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return { ok: true }
    if (brokeConstraint(error, 'corrected_in_time')) return { ok: false, reason: 'all-sent' }
    const meanwhile = ['order_corrections.id', 'order_events.order_id']
    if (!meanwhile.some((name) => brokeConstraint(error, name))) throw error
    return { ok: false, reason: 'changed-meanwhile' }
  }
}
