import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { PageTitle } from '../../../admin/parts/page-title.tsx'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { restockPieces } from '../../restock.ts'
import { findOrder } from '../order/find-order.tsx'
import { orderPageWords } from '../order/words.ts'
import { piecesForm } from './forms.ts'
import { damagedPieces } from './queries.ts'
import { RestockCard } from './views/restock-card.tsx'
import { refundWords } from './words.ts'

/** Pieces of an order that go back into stock. */
export const restockRoutes = new Hono<DeskEnv>()

restockRoutes.get(patterns.deskOrderRestock, only('change-orders'), (c) => showRestock(c))

restockRoutes.post(patterns.deskOrderRestock, only('change-orders'), async (c) => {
  const { act, pieces } = await c.req.parseBody({ all: true })
  const form = piecesForm.safeParse({ act, pieces: [pieces ?? []].flat().slice(0, MOST_PIECES) })
  const number = c.req.param('number')
  if (!form.success) return c.redirect(paths.deskOrderRestock(number), 303)
  const words = refundWords().restock
  if (form.data.pieces.length === 0) return showRestock(c, { status: 422, text: words.nothing })
  const result = await restockPieces(deskContext(c), form.data)
  if (result.ok) return c.redirect(`${paths.deskOrder(number, { done: 'restocked' })}#lines`, 303)
  const status = result.reason === 'moved-meanwhile' ? 409 : 422
  return showRestock(c, { status, text: words.refused[result.reason] })
})

/** More than an order has. */
const MOST_PIECES = 2000

async function showRestock(
  c: Context<DeskEnv>,
  refused?: { status: 409 | 422; text: string },
): Promise<Response> {
  const desk = await findOrder(c)
  if (!desk) return c.notFound()
  const { number, id } = desk.order
  const damaged = await damagedPieces(c.var.db, id)
  if (refused) c.status(refused.status)
  return c.render(
    <>
      <PageTitle
        title={refundWords().restock.pageTitle(number)}
        back={{ href: paths.deskOrder(number), title: orderPageWords().back(number) }}
      />
      {refused && <Notice kind="refused" text={refused.text} />}
      <RestockCard desk={desk} damaged={damaged.map(({ pieceId }) => pieceId)} saysNone />
    </>,
    { title: refundWords().restock.pageTitle(number) },
  )
}
