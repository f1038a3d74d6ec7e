import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { patterns } from '../../paths.ts'
import type { AppEnv } from '../../platform/env.ts'
import { log } from '../../platform/log.ts'
import { asPrivate } from '../../platform/private.ts'
import { limited } from '../../platform/rate-limit.ts'
import { readForm } from '../../platform/read-form.ts'
import { verifyToken } from '../../platform/tokens.ts'
import { tooOften } from '../../ui/too-often.tsx'
import { canComeBack, comeBack, leave } from '../leave.ts'
import { UnsubscribePage, unsubscribeTitle, WrongLinkPage } from './views/unsubscribe-page.tsx'
import { preferencesWords } from './words.ts'

/** `List-Unsubscribe=One-Click`, or a button without a name. */
const MAX_BYTES = 4096

/**
 * Leaving by the link of a mail: a page with one button for people, and what their mail program posts
 * in one click (RFC 8058, section 3.2: urlencoded or multipart, without cookies, answered without a
 * redirect). The token is all that counts, and works for ever; to look at the page leaves nothing.
 */
export const unsubscribeRoutes = new Hono<AppEnv>()

unsubscribeRoutes.use(patterns.unsubscribe, asPrivate)

unsubscribeRoutes.get(patterns.unsubscribe, async (c) => {
  const link = await readLink(c)
  if (!link) return wrongLink(c)
  return show(c, link.token, (await canComeBack(c.var.db, link.subscriberId)) ? 'left' : 'asks')
})

unsubscribeRoutes.post(patterns.unsubscribe, bodyLimit({ maxSize: MAX_BYTES }), async (c) => {
  const link = await readLink(c)
  // Whoever has a link of ours is not braked: a mail service posts for all whose mailboxes it has.
  if (!link) return (await limited(c, 'FORM_LIMIT', 'unsubscribe')) ? tooOften(c) : wrongLink(c)
  const { token, subscriberId, campaignId } = link
  if (await wantsBack(c)) {
    const isBack = await comeBack(c.var.db, { subscriberId, campaignId })
    return show(c, token, isBack ? 'back' : 'gone')
  }
  await leave(c.var.db, { subscriberId, campaignId, reason: 'left' })
  return show(c, token, (await canComeBack(c.var.db, subscriberId)) ? 'left' : 'gone')
})

/** Whether the button of the page was pressed that comes back. Whatever else is posted leaves. */
async function wantsBack(c: Context<AppEnv>): Promise<boolean> {
  const isPage = c.req.header('Content-Type')?.startsWith('application/x-www-form-urlencoded')
  return Boolean(isPage && (await readForm(c)).back)
}

/** What a link says: who leaves, and the campaign whose mail had it, or null. */
async function readLink(c: Context<AppEnv>) {
  const token = c.req.query('token') ?? ''
  const subject = await verifyToken(c.var.config, 'newsletter-leave', token)
  const [subscriberId, campaignId] = subject?.split('.') ?? []
  return subscriberId ? { token, subscriberId, campaignId: campaignId || null } : null
}

const show = (
  c: Context<AppEnv>,
  token: string,
  state: Parameters<typeof UnsubscribePage>[0]['state'],
) => c.render(<UnsubscribePage token={token} state={state} />, { title: unsubscribeTitle(state) })

function wrongLink(c: Context<AppEnv>) {
  log('warn', 'link to leave not accepted')
  c.status(404)
  return c.render(<WrongLinkPage />, { title: preferencesWords().unsubscribe.wrongTitle })
}
