import { type Context, Hono } from 'hono'
import { outboxOf } from '../../mail/outbox.ts'
import { paths, patterns } from '../../paths.ts'
import type { AppEnv } from '../../platform/env.ts'
import { fellIntoTrap, readSentTime } from '../../platform/form-trap.ts'
import { logFailure } from '../../platform/log.ts'
import { networkDigests } from '../../platform/network-digest.ts'
import { asPrivate } from '../../platform/private.ts'
import { limited } from '../../platform/rate-limit.ts'
import { readForm } from '../../platform/read-form.ts'
import { emptyForm, type FormState, fieldErrors } from '../../ui/form-field.tsx'
import { refusedFor } from '../../ui/form-trap.tsx'
import { tooOften } from '../../ui/too-often.tsx'
import { uiWords } from '../../ui/words.ts'
import { linkForm } from './forms.ts'
import { mayAskForLink, sendPreferencesLink } from './send-link.ts'
import { ForgottenPage } from './views/forget-page.tsx'
import { LinkPage, LinkSentPage } from './views/link-page.tsx'
import { preferencesWords } from './words.ts'

/** Where a subscriber without a link gets one. */
export const preferencesLinkRoutes = new Hono<AppEnv>()

preferencesLinkRoutes.use(patterns.preferencesLink, asPrivate)

preferencesLinkRoutes.get(patterns.preferencesLink, (c) => {
  const { link, forget } = preferencesWords()
  const done = c.req.query('done')
  if (done === 'sent') return c.render(<LinkSentPage />, { title: link.sentTitle })
  if (done === 'forgotten') return c.render(<ForgottenPage />, { title: forget.doneTitle })
  const notice = done === 'expired' ? link.expired : undefined
  return c.render(<LinkPage form={emptyForm} notice={notice} />, { title: link.title })
})

preferencesLinkRoutes.post(patterns.preferencesLink, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'preferences link')) return tooOften(c)
  const body = await readForm(c)
  const values = { email: body.email ?? '' }
  const again = (notice: string) => refuse(c, { values, errors: {} }, notice)
  // With the usual answer, a person whose browser filled in the field would wait for a mail in vain.
  if (fellIntoTrap(body, 'preferences link')) return again(uiWords().formTrap.notByHand)
  const form = linkForm.safeParse(values)
  if (!form.success || form.data.email === null)
    return refuse(c, { values, errors: form.success ? {} : fieldErrors(form.error) })
  const sent = await readSentTime(c.var.config.TOKEN_KEY, body, 'preferences link')
  if (sent.refused) return again(refusedFor(sent.refused))
  if (await limited(c, 'MAIL_LIMIT', 'preferences link')) return tooOften(c)
  const outbox = outboxOf(c)
  if (!(await mayAskForLink(outbox, await networkDigests(c))))
    return again(preferencesWords().link.tooMany)
  // After the answer, so that its time does not tell whether the address is a subscriber's.
  c.executionCtx.waitUntil(
    sendPreferencesLink(outbox, form.data.email).catch((error) =>
      logFailure('link to preferences not sent', error),
    ),
  )
  return c.redirect(paths.preferencesLink('sent'), 303)
})

function refuse(c: Context<AppEnv>, form: FormState, notice?: string) {
  c.status(422)
  return c.render(<LinkPage form={form} notice={notice} />, {
    title: preferencesWords().link.title,
  })
}
