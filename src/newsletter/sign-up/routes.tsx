import { Hono } from 'hono'
import { outboxOf } from '../../mail/outbox.ts'
import { paths, patterns } from '../../paths.ts'
import { cacheControl } from '../../platform/cache-control.ts'
import type { AppEnv } from '../../platform/env.ts'
import { fellIntoTrap, readSentTime } from '../../platform/form-trap.ts'
import { networkDigests } from '../../platform/network-digest.ts'
import { limited } from '../../platform/rate-limit.ts'
import { readForm } from '../../platform/read-form.ts'
import { refusedFor } from '../../ui/form-trap.tsx'
import { tooOften } from '../../ui/too-often.tsx'
import { uiWords } from '../../ui/words.ts'
import { activeTopics } from '../subscriber-queries.ts'
import { askToConfirm } from './ask-to-confirm.ts'
import { readSignUpForm, readSignUpValues } from './forms.ts'
import { showSignUp } from './show-sign-up.tsx'
import { AskedPage } from './views/done-pages.tsx'
import { signUpWords } from './words.ts'

/** The page with the form, the same for everyone. */
export const newsletterPages = new Hono<AppEnv>()

newsletterPages.get(patterns.newsletter, async (c) => {
  const topics = await activeTopics(c.var.catalogDb)
  c.header('Cache-Control', cacheControl.page)
  return showSignUp(c, topics, undefined, { isPublic: true })
})

/** What becomes of the form, but for confirming. */
export const signUpRoutes = new Hono<AppEnv>()

for (const pattern of [patterns.newsletter, patterns.newsletterStart, patterns.newsletterAsked])
  signUpRoutes.use(pattern, async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
    c.header('X-Robots-Tag', 'noindex')
  })

// Stores nothing: what the address is wanted for is asked first.
signUpRoutes.post(patterns.newsletterStart, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'newsletter')) return tooOften(c)
  const topics = await activeTopics(c.var.db)
  const { email = '' } = readSignUpValues(await readForm(c), topics)
  return showSignUp(c, topics, { values: { email, source: 'footer' }, errors: {} })
})

signUpRoutes.post(patterns.newsletter, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'newsletter')) return tooOften(c)
  const body = await readForm(c)
  const topics = await activeTopics(c.var.db)
  const values = readSignUpValues(body, topics)
  const again = (notice: string) => showSignUp(c, topics, { values, errors: {} }, { notice })
  if (topics.length === 0) return showSignUp(c, topics)
  if (fellIntoTrap(body, 'newsletter')) return again(uiWords().formTrap.notByHand)
  const form = await readSignUpForm(values, topics, c.env)
  if (!form.ok) return showSignUp(c, topics, { values, errors: form.errors })
  const sent = await readSentTime(c.var.config.TOKEN_KEY, body, 'newsletter')
  if (sent.refused) return again(refusedFor(sent.refused))
  if (await limited(c, 'MAIL_LIMIT', 'newsletter')) return tooOften(c)
  const networks = await networkDigests(c)
  const asked = await askToConfirm(outboxOf(c), { ...form, networks, form: sent.number })
  return asked === 'asked' ? c.redirect(paths.newsletterAsked(), 303) : again(signUpWords().tooMany)
})

signUpRoutes.get(patterns.newsletterAsked, (c) =>
  c.render(<AskedPage />, { title: signUpWords().done.askedTitle }),
)
