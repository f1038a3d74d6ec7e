import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { DeskEnv } from '../../admin/env.ts'
import { nameOf, totalStatements } from '../../analytics/read-totals.ts'
import { type AnyQuestion, totalsFor } from '../../analytics/read-visits.ts'
import { openVisitSource, type VisitSource } from '../../analytics/visit-source.ts'
import { patterns } from '../../paths.ts'
import { todayIn } from '../../platform/calendar-date.ts'
import { type Look, readLook } from '../look.ts'
import { overviewQuestion } from '../read-overview.ts'
import { audienceQuestion } from './audience/read-audience.ts'
import { shopQuestion } from './shop/read-shop.ts'
import { siteQuestion } from './site/read-site.ts'

/** What each screen asks about visits, first of all. */
const questions: Record<string, (look: Look, query: Record<string, string>) => AnyQuestion> = {
  [patterns.deskStatistics]: overviewQuestion,
  [patterns.deskAudience]: (look, { all }) => audienceQuestion(look, all),
  [patterns.deskShopFigures]: ({ chosen }) => shopQuestion(chosen),
  [patterns.deskSiteFigures]: ({ chosen }) => siteQuestion(chosen),
}

/**
 * Lets the door read the totals of visits along with who asks: so staff wait for two round trips, as
 * the owner does, of whom the door reads nothing. Mounted before it.
 */
export const readAhead = createMiddleware<DeskEnv>(async (c, next) => {
  const questionOf = c.req.method === 'GET' ? questions[c.req.path] : undefined
  if (questionOf) {
    const { db, config } = c.var
    const query = c.req.query()
    const question = questionOf(readLook(query, todayIn(config.shop.time_zone)), query)
    const asked = totalsFor(question)
    // Of filtered visits the database knows nothing.
    if (!Object.values(question.filters ?? {}).some(Boolean))
      c.set('ahead', { what: nameOf(asked), statements: [...totalStatements(db, asked)] })
  }
  await next()
})

/** Where a page reads visits, with what the door has read of them. */
export const visitSourceOf = ({ var: { config, db, ahead } }: Context<DeskEnv>): VisitSource => ({
  ...openVisitSource(config, db),
  ...(ahead && { ahead }),
})
