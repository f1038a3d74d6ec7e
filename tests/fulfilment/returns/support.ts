import { askReturn } from '../../../src/fulfilment/returns/ask-return.ts'
import { returnPiecesOfOrder, returnsOfOrder } from '../../../src/fulfilment/returns/queries.ts'
import { receiveReturn } from '../../../src/fulfilment/returns/receive-return.ts'
import type { DeskContext } from '../../../src/orders/desk-context.ts'
import { mailsAbout, piecesNow, sellAndPay, staffAtWork } from '../../support/fulfilment.ts'
import { db } from '../../support/shop.ts'
import { act, delivered, makeReady, sent } from '../parcels.ts'

/** Sells, sends and delivers rings; what is to be made first only if `make` says so. */
export async function arrived(
  rings: Parameters<typeof sellAndPay>[0] = [{}],
  { make = false }: { make?: boolean } = {},
) {
  const order = await sellAndPay(rings)
  if (make) await makeReady(order.id)
  await delivered(await sent(order.id))
  return { ...order, pieces: (await piecesNow(order.id)).map(({ id }) => id) }
}

/** A ring that is engraved for its shopper. */
export const engraved = { engraving: { maxLetters: 9 }, typed: { engraving: 'Ida' } }

export const returnsNow = (orderId: string) => returnsOfOrder(db, orderId)
export const inReturnsNow = (orderId: string) => returnPiecesOfOrder(db, orderId)

/** The mails about returns that were asked for, without those of parcels. */
export const returnMails = async (orderId: string) =>
  (await mailsAbout(orderId)).map(({ kind }) => kind).filter((kind) => kind.startsWith('return-'))

/** What the shopper asks for who has changed their mind. */
export const wish = (
  { id, pieces }: { id: string; pieces: string[] },
  more: Partial<Parameters<typeof askReturn>[1]> = {},
) => ({
  ...{ id: act(), orderId: id, pieces, note: '' },
  ...{ reason: 'changed-mind' as const, ...more },
})

export const asks = (asked: Parameters<typeof askReturn>[1], desk: DeskContext = staffAtWork()) =>
  askReturn(desk, asked)

/** Receives pieces of a return as the form that is open now would. */
export async function receives(
  id: string,
  orderId: string,
  pieces: string[],
  condition: 'as-sent' | 'damaged' = 'as-sent',
  desk: DeskContext = staffAtWork(),
) {
  const row = (await returnsNow(orderId)).find((each) => each.id === id)
  const version = row?.version ?? 0
  const form = { act: act(), id, version, pieces, condition, note: '', tell: true }
  return { form, result: await receiveReturn(desk, form) }
}
