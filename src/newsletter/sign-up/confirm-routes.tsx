import { type Context, Hono } from 'hono'
import { outboxOf } from '../../mail/outbox.ts'
import { paths, patterns } from '../../paths.ts'
import type { AppEnv } from '../../platform/env.ts'
import { asPrivate } from '../../platform/private.ts'
import { limited } from '../../platform/rate-limit.ts'
import { readForm } from '../../platform/read-form.ts'
import { unseal } from '../../platform/sealing.ts'
import { verifyToken } from '../../platform/tokens.ts'
import { emptyForm, type FormState } from '../../ui/form-field.tsx'
import { tooOften } from '../../ui/too-often.tsx'
import { consentText } from '../consent-wording.ts'
import { activeTopics, type SignUpRow, signUpById, topicNames } from '../subscriber-queries.ts'
import { tickedTopics } from '../topic-rules.ts'
import { confirmSignUp } from './confirm.ts'
import { showSignUp } from './show-sign-up.tsx'
import { ConfirmPage } from './views/confirm-page.tsx'
import { ConfirmedPage, UsedPage } from './views/done-pages.tsx'
import { signUpWords } from './words.ts'

/** Where the link of the mail leads. Only the button confirms: programs that follow links do not. */
export const confirmRoutes = new Hono<AppEnv>()

for (const pattern of [patterns.newsletterConfirm, patterns.newsletterConfirmed])
  confirmRoutes.use(pattern, asPrivate)

confirmRoutes.get(patterns.newsletterConfirm, async (c) => {
  const token = c.req.query('token') ?? ''
  const found = await findSignUp(c, token)
  if (!found.signUp) return showExpired(c, found)
  if (found.signUp.confirmedAt !== null)
    return c.render(<UsedPage />, { title: signUpWords().done.usedTitle })
  return showConfirm(c, found, token)
})

confirmRoutes.post(patterns.newsletterConfirm, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'newsletter confirmed')) return tooOften(c)
  const body = await readForm(c)
  const token = body.token ?? ''
  const found = await findSignUp(c, token)
  const { signUp, wanted, topics } = found
  if (!signUp) return showExpired(c, found)
  // Whoever asks again, because the answer got lost, gets the same one.
  if (signUp.confirmedAt === null) {
    const chosen = wanted.length > 0 ? wanted : tickedTopics(topics, body)
    if (chosen.length === 0)
      return showConfirm(c, found, token, {
        values: {},
        errors: { topics: signUpWords().noTopic },
      })
    const outbox = outboxOf(c)
    await confirmSignUp(outbox, signUp, chosen)
  }
  return c.redirect(paths.newsletterConfirmed(), 303)
})

confirmRoutes.get(patterns.newsletterConfirmed, (c) =>
  c.render(<ConfirmedPage />, { title: signUpWords().done.confirmedTitle }),
)

type Found = {
  /** Absent: the token is foreign or too old, or what it is for is gone. */
  signUp: SignUpRow | undefined
  topics: Awaited<ReturnType<typeof activeTopics>>
  /** What was asked for. */
  wanted: { id: string; name: string }[]
}

/** What a link is for; one round trip. */
async function findSignUp(c: Context<AppEnv>, token: string): Promise<Found> {
  const { db, config } = c.var
  const id = (await verifyToken(config, 'newsletter-confirm', token)) ?? ''
  const [[signUp], topics, names] = await db.batch([
    signUpById(db, id),
    activeTopics(db),
    topicNames(db),
  ])
  const asked: string[] = signUp ? JSON.parse(signUp.topics) : []
  return { signUp, topics, wanted: names.filter((topic) => asked.includes(topic.id)) }
}

const showExpired = (c: Context<AppEnv>, { topics }: Found) =>
  showSignUp(c, topics, emptyForm, { notice: signUpWords().confirm.expired })

async function showConfirm(
  c: Context<AppEnv>,
  { signUp, topics, wanted }: Found,
  token: string,
  form: FormState = emptyForm,
) {
  // Nothing can be chosen any more.
  if (wanted.length === 0 && topics.length === 0) return showSignUp(c, topics)
  const name = signUp?.name
    ? await unseal(c.var.config.sealingKeys, `sign_ups.name:${signUp.id}`, signUp.name)
    : ''
  c.status(Object.keys(form.errors).length > 0 ? 422 : 200)
  return c.render(
    <ConfirmPage
      token={token}
      wanted={wanted.map((topic) => topic.name)}
      topics={topics}
      name={name}
      isSubscribed={Boolean(signUp?.isSubscribed)}
      consent={signUp?.source === 'import' ? consentText(c.var.config.shop, 'import') : null}
      form={form}
    />,
    { title: signUpWords().confirm.title },
  )
}
