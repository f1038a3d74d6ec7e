import { seenText } from '../../../src/fulfilment/changes/change-rules.ts'
import { planChange } from '../../../src/fulfilment/changes/plan-change.ts'
import { readLine } from '../../../src/fulfilment/changes/read-line.ts'
import { changesOfOrder } from '../../../src/orders/changes/queries.ts'
import { linesOfOrder } from '../../../src/orders/queries.ts'
import { config, db } from '../../support/shop.ts'
import type { FormAct } from './acts.ts'
import type { Sale } from './desk-acts.ts'

/** The change of an order that waits for its payment. */
export const waitingChange = async (orderId: string) =>
  (await changesOfOrder(db, orderId)).find(({ state }) => state === 'waiting') ?? null

/** What somebody asks for who wants a line in another size. */
export async function changeForm(
  { id, number }: Sale,
  { which, to, units }: Extract<FormAct, { does: 'change' }>,
  act: string,
) {
  const lines = await linesOfOrder(db, id)
  const line = lines[which % lines.length]
  const found = line && (await readLine(db, config, { number, lineId: line.id }))
  const variantId = found?.variants[to % found.variants.length]?.id
  if (!found || !variantId) return null
  const wanted = { units, variantId, engraving: { letters: '', font: 'roman' } }
  const planned = planChange(config.shop, found, wanted)
  return {
    ...{ ...wanted, act, number, lineId: line.id, seen: seenText(found.pieces), tell: true },
    difference: planned.ok ? planned.plan.difference : 0,
  }
}
