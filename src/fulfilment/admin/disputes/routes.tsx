import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { mayDo } from '../../../admin/rules.ts'
import { patterns } from '../../../paths.ts'
import { openPayments } from '../../../payments/context.ts'
import { notedDisputes } from '../../../payments/dispute-rules.ts'
import { dashboardOf } from '../../../payments/providers.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { carrierOf } from '../../carriers/shop-carriers.ts'
import { askProvider } from '../order/ask-provider.ts'
import { findOrder } from '../order/find-order.tsx'
import { evidenceBlocks } from './evidence.ts'
import { openEvidence, type SentMail } from './read-evidence.ts'
import { DisputePage } from './views/dispute-page.tsx'
import { EvidenceText } from './views/evidence-text.tsx'
import { disputeWords } from './words.ts'

/** Letters of mails that the page shows; the page that is printed has all. */
const MOST_SHOWN = 12_000

/** What a bank asks about a payment, and what there is to answer with. */
export const disputeRoutes = new Hono<DeskEnv>()

disputeRoutes.get(patterns.deskOrderDispute, only('orders'), async (c) => {
  const desk = await findOrder(c)
  if (!desk) return c.notFound()
  const { order } = desk
  const noted = notedDisputes(order.disputeNotes)
  if (noted.length === 0 && !order.disputed) return c.notFound()
  const { config, db, staff } = c.var
  const { shop } = config
  const words = disputeWords()
  const evidence = await openEvidence(db, config, order.id)
  const about = {
    ...{ shop, desk, evidence },
    nameOfCarrier: (id: string) => carrierOf(config, id)?.name || words.otherCarrier,
  }
  if (c.req.query('as') === 'text') {
    const blocks = evidenceBlocks(about, evidence.mails)
    return c.render(<EvidenceText {...{ shop, blocks }} number={order.number} />, {
      title: words.textTitle(order.number),
      print: true,
    })
  }
  const asked = await askProvider(c, order)
  const theirs = asked === 'no-answer' || !asked?.disputes.length ? null : asked.disputes
  const dashboard = dashboardOf(openPayments(c.env, config, c.executionCtx), order)
  const shown = shownMails(evidence.mails)
  return c.render(
    <DisputePage
      {...{ shop, order }}
      today={todayIn(shop.time_zone)}
      disputes={theirs ?? noted}
      answered={asked !== 'no-answer'}
      dashboard={mayDo(staff.role, 'refund') ? dashboard : null}
      blocks={evidenceBlocks(about, shown)}
      moreMails={evidence.mails.length - shown.length}
    />,
    { title: words.title(order.number) },
  )
})

/** The first mails, as many as a page has room for. */
function shownMails(mails: SentMail[]): SentMail[] {
  let letters = 0
  return mails.filter(({ text }) => {
    letters += text.length
    return letters <= MOST_SHOWN
  })
}
