import type { Context } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { ActForm } from '../../../admin/parts/act-form.tsx'
import { Notice } from '../../../admin/parts/notice.tsx'
import { readOrderNumber } from '../../../orders/rules.ts'
import { paths } from '../../../paths.ts'
import { type DeskOrder, readDeskOrder } from './read-order.ts'
import { showOrder } from './show-order.tsx'
import { orderPageWords } from './words.ts'

/** The order whose number is in the address; null: there is none. */
export async function findOrder(c: Context<DeskEnv>): Promise<DeskOrder | null> {
  const number = readOrderNumber(c.req.param('number') ?? '')
  return number ? readDeskOrder(c.var.db, c.var.config, number) : null
}

/** Answers with the order as it stands now, and why nothing was done to it. */
export async function refuse(
  c: Context<DeskEnv>,
  reason: 'moved-meanwhile' | 'not-allowed',
): Promise<Response> {
  const desk = await findOrder(c)
  if (!desk) return c.notFound()
  c.status(reason === 'moved-meanwhile' ? 409 : 422)
  return showOrder(c, desk, {
    notice: <Notice kind="refused" text={orderPageWords().refused[reason]} />,
  })
}

/** What was just done, as the address of the page tells, with the form that takes it back. */
export function noticeOf(c: Context<DeskEnv>, number: string) {
  const words = orderPageWords()
  const { done = '', act = '' } = c.req.query()
  const said = Object.entries(words.done).find(([name]) => name === done)?.[1]
  if (!said) return null
  return (
    <Notice kind="done" text={said}>
      {done === 'moved' && act !== '' && (
        <ActForm action={paths.deskOrderUndo(number)}>
          <input type="hidden" name="undo" value={act} />
          <button class="button-quiet" type="submit">
            {words.undo}
          </button>
        </ActForm>
      )}
    </Notice>
  )
}
