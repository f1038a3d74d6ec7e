import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { actId } from '../../../admin/act.ts'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readForm } from '../../../platform/read-form.ts'
import { strandedMail, strandedMails } from './queries.ts'
import { settleMail } from './settle-mail.ts'
import { MailsPage, Settle } from './views/mails-page.tsx'
import { strandedMailWords } from './words.ts'

/** Mails of one page: those that are seen to make room for the rest. */
const ROWS = 40

const settleForm = z.object({ act: actId, settled: z.enum(['yes', 'no']) })

/** Mails that could not be delivered, or of which nobody knows, until somebody saw to them. */
export const strandedMailRoutes = new Hono<DeskEnv>()

strandedMailRoutes.get(patterns.deskMails, only('change-orders'), async (c) => {
  const { db, config } = c.var
  const which = c.req.query('show') === 'settled' ? 'settled' : 'open'
  return c.render(
    <MailsPage
      {...{ shop: config.shop, which }}
      today={todayIn(config.shop.time_zone)}
      mails={await strandedMails(db, which, ROWS)}
      notice={noticeOf(c)}
    />,
    { title: strandedMailWords().title },
  )
})

strandedMailRoutes.post(patterns.deskMailSettled, only('change-orders'), async (c) => {
  const [mail] = await strandedMail(c.var.db, c.req.param('mail'))
  if (!mail) return c.notFound()
  const form = settleForm.safeParse(await readForm(c))
  if (!form.success) return c.redirect(paths.deskMails(), 303)
  const settled = form.data.settled === 'yes'
  await settleMail(deskContext(c), { act: form.data.act, mail, settled })
  const done = settled ? 'settled' : 'reopened'
  return c.redirect(paths.deskMails({ done, ...(settled && { mail: mail.id }) }), 303)
})

/** What was just done, as the address says, with the button that takes it back. */
function noticeOf(c: Context<DeskEnv>) {
  const words = strandedMailWords()
  const { done, mail } = c.req.query()
  if (done !== 'settled' && done !== 'reopened') return null
  return (
    <Notice kind="done" text={words.done[done]}>
      {done === 'settled' && mail && <Settle id={mail} settled="no" text={words.undo} />}
    </Notice>
  )
}
