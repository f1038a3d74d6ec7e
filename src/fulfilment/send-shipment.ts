import { audit } from '../admin/audit.ts'
import { auditById } from '../admin/queries.ts'
import { runAct } from '../mail/outbox.ts'
import type { Address } from '../orders/contact.ts'
import { unsealContact } from '../orders/contact.ts'
import { openCorrection } from '../orders/correct-address.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { insertEvent, type OrderRow } from '../orders/queries.ts'
import { noteParcelKey } from '../orders/search/order-keys.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { seal } from '../platform/sealing.ts'
import { isWebAddress, tidyNumber, trackingLink } from './carriers/numbers.ts'
import { carrierOf } from './carriers/shop-carriers.ts'
import { mustBeInsured } from './insurance-rules.ts'
import {
  changeShipment,
  correctionOfShipment,
  isPacked,
  moveWithShipment,
  orderOfShipment,
  type ShipmentRow,
  shipmentById,
} from './shipment-queries.ts'
import { tellShopper } from './tell-shopper.ts'

type Sending = {
  act: string
  /** The parcel, and the version that the form showed. */
  id: string
  version: number
  /** Id of a carrier: `carriersTo`. */
  carrier: string
  /** As it was typed; empty: the parcel has none. */
  number: string
  /** Typed by hand, for a carrier that has no page of its own; else it is not looked at. */
  link: string
  insured: boolean
  signature: boolean
  /** Whether the shopper gets the mail `parcel-sent`. */
  tell: boolean
}

/**
 * Why a parcel was not sent.
 *
 * - `not-paid`: the order is not paid, or its money went back
 * - `changed-meanwhile`: somebody sent or unpacked it, moved a piece or corrected the address
 * - `number-used`: another parcel has this number of this carrier
 * - `must-be-insured`: only insured and signed for
 * - `no-carrier`: there is no such carrier
 * - `bad-link`: the link is no address that begins with https://
 */
export type NotSent =
  | 'not-paid'
  | 'changed-meanwhile'
  | 'number-used'
  | 'must-be-insured'
  | 'no-carrier'
  | 'bad-link'

/**
 * Sends a parcel: its pieces are `sent`, it goes to the address as it is now, and the shopper is
 * told. Once, however often it is asked for with the same `act`.
 */
export async function sendShipment(
  desk: DeskContext,
  sending: Sending,
): Promise<{ ok: true } | { ok: false; reason: NotSent }> {
  const { db, config } = desk
  const [[done], [shipment], [order], [row]] = await db.batch([
    auditById(db, sending.act),
    shipmentById(db, sending.id),
    orderOfShipment(db, sending.id),
    correctionOfShipment(db, sending.id),
  ])
  const refuse = (reason: NotSent) => ({ ok: false, reason }) as const
  if (!shipment || !order) return refuse('changed-meanwhile')
  const carrier = carrierOf(config, sending.carrier)
  if (!carrier) return refuse('no-carrier')
  const number = tidyNumber(carrier, sending.number)
  // Sent by this form, but with what is typed in it now?
  if (done)
    return (await isSentAs(config, shipment, sending.carrier, number))
      ? { ok: true }
      : refuse('changed-meanwhile')
  const typed = sending.link.trim()
  if (!carrier.link && typed && !isWebAddress(typed)) return refuse('bad-link')

  const correction = await openCorrection(config, row)
  const address = correction
    ? correction.address
    : (await unsealContact(config, order.id, order.contact)).address
  const safe = sending.insured && sending.signature
  if (!safe && mustBeInsured(config.DELIVERY, { ...order, ...address, value: shipment.value }))
    return refuse('must-be-insured')
  const link = carrier.link ? trackingLink(carrier, number) : typed || null
  try {
    await write(desk, sending, order, { number, link, address })
    return { ok: true }
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id')) return { ok: true }
    if (brokeConstraint(error, 'sent_when_paid')) return refuse('not-paid')
    if (brokeConstraint(error, 'shipments.number_digest')) return refuse('number-used')
    const meanwhile = ['shipments.version', 'pieces.version']
    if (meanwhile.some((name) => brokeConstraint(error, name))) return refuse('changed-meanwhile')
    throw error
  }
}

async function write(
  desk: DeskContext,
  sending: Sending,
  order: OrderRow,
  to: { number: string; link: string | null; address: Address },
): Promise<void> {
  const { db, config, staff } = desk
  const { act, id, carrier, insured, signature } = sending
  const { number, link, address } = to
  const at = now()
  const sealed = (column: 'number' | 'link' | 'address', text: string | null) =>
    text ? seal(config.sealingKeys, `shipments.${column}:${id}`, text) : null
  const numberDigest = number ? await keyedDigest(config.LOOKUP_KEY, number) : null
  const change = {
    ...{ sentAt: at, carrier, numberDigest, insured, signature },
    reportAt: number ? at : null,
    number: await sealed('number', number),
    link: await sealed('link', link),
    address: await sealed('address', JSON.stringify(address)),
  }
  const noted = await audit(desk, staff, {
    ...{ id: act, act: 'parcel-sent', subject: 'order', subjectId: order.id },
    after: { parcel: id, carrier, number, insured, signature },
  })
  const move = { leaves: 'ready', enters: 'sent', at, staffId: staff.id, act } as const
  await runAct(desk, [
    // First, so that a form that was posted twice is known as such.
    ...noted.statements,
    changeShipment(db, sending, change, isPacked),
    ...moveWithShipment(db, id, move),
    insertEvent(db, { id: `sent:${id}`, orderId: order.id, kind: 'sent', at }),
    ...(number ? (await noteParcelKey(desk, order.id, number)).statements : []),
    ...(sending.tell
      ? await tellShopper(desk, order, 'parcel-sent', { which: id, detail: id })
      : []),
  ])
}

async function isSentAs(
  { LOOKUP_KEY }: DeskContext['config'],
  shipment: Pick<ShipmentRow, 'carrier' | 'numberDigest'>,
  carrier: string,
  number: string,
): Promise<boolean> {
  const digest = number ? await keyedDigest(LOOKUP_KEY, number) : null
  return shipment.carrier === carrier && shipment.numberDigest === digest
}
