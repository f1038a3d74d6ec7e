import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readForm } from '../../../platform/read-form.ts'
import { endWaits } from './end-waits.ts'
import { plainAct, readAct, readChosen } from './forms.ts'
import { piecesToBuyFor } from './queries.ts'
import { benchPiece } from './read-pieces.ts'
import { whyNotMoved } from './refusals.ts'
import { byWanted } from './rules.ts'
import { ToBuyPage } from './views/to-buy-page.tsx'
import { benchWords } from './words.ts'

/** What is to be bought, and that it has come. */
export const toBuyRoutes = new Hono<DeskEnv>()

type Refused = { text: string; status: 409 | 422; chosen: string[] }

async function showToBuy(c: Context<DeskEnv>, refused?: Refused) {
  const { db, config } = c.var
  const rows = await piecesToBuyFor(db)
  if (refused) c.status(refused.status)
  return c.render(
    <ToBuyPage
      shop={config.shop}
      today={todayIn(config.shop.time_zone)}
      groups={byWanted(rows.map(benchPiece))}
      told={{ done: c.req.query('done'), act: undefined }}
      refused={refused?.text}
      chosen={refused?.chosen ?? []}
    />,
    { title: benchWords().toBuy },
  )
}

toBuyRoutes.get(patterns.deskToBuy, only('pieces'), (c) => showToBuy(c))

toBuyRoutes.post(patterns.deskToBuy, only('pieces'), async (c) => {
  const { act } = readAct(plainAct, await readForm(c))
  const pieces = await readChosen(c)
  const chosen = pieces.map(({ id }) => id)
  if (pieces.length === 0)
    return showToBuy(c, { text: benchWords().refused.none, status: 422, chosen })
  const ended = await endWaits(deskContext(c), { act, pieces })
  if (ended.ok) return c.redirect(paths.deskToBuy({ done: 'over' }), 303)
  return showToBuy(c, { text: await whyNotMoved(c.var, ended, pieces), status: 409, chosen })
})
