import { enqueueMail, type Outbox, runAct } from '../../mail/outbox.ts'
import type { MailWriter } from '../../mail/send-mail.ts'
import { paths } from '../../paths.ts'
import { days, now } from '../../platform/clock.ts'
import { brokeConstraint } from '../../platform/db.ts'
import { inLanguage, languageFor } from '../../platform/language.ts'
import { unseal } from '../../platform/sealing.ts'
import { signToken } from '../../platform/tokens.ts'
import { topicNames } from '../subscriber-queries.ts'
import { invitation } from './mails/invitation.tsx'
import { dropStaleInvitations, markInvited, openSignUp, waitingInvitations } from './queries.ts'

/**
 * Invitations that go out each time the clock strikes, every five minutes: 600 an hour, so that the
 * mails of orders do not wait behind those of a file.
 */
const AT_ONCE = 50

/** The clock's part: asks the next of those whom files name without proof of consent. */
export async function sendInvitations(outbox: Outbox): Promise<void> {
  const { db, config } = outbox
  await dropStaleInvitations(db)
  const waiting = await waitingInvitations(db, AT_ONCE)
  if (waiting.length === 0) return
  const at = now()
  const parts = []
  for (const { id, email } of waiting) {
    if (!email) continue
    const to = await unseal(config.sealingKeys, `sign_ups.email:${id}`, email)
    const cause = `newsletter-invitation:${id}`
    parts.push(
      await enqueueMail(outbox, { cause, kind: 'newsletter-invitation', subjectId: id, to }),
    )
    parts.push(markInvited(db, id, at))
  }
  try {
    await runAct(outbox, parts)
  } catch (error) {
    // Another clock has just done it; what it has left is asked the next time.
    if (!brokeConstraint(error, 'outbox.cause')) throw error
  }
}

/** Writes the mail of an invitation; the subject is the id of its sign-up. */
export const writeInvitation: MailWriter = async ({ db, config }, { subjectId }) => {
  const [[signUp], names] = await db.batch([openSignUp(db, subjectId), topicNames(db)])
  if (!signUp) return null
  const { shop } = config
  const wanted: string[] = JSON.parse(signUp.topics)
  const token = await signToken(config, 'newsletter-confirm', subjectId, days(7))
  const name = signUp.name
    ? await unseal(config.sealingKeys, `sign_ups.name:${subjectId}`, signUp.name)
    : ''
  return inLanguage(languageFor(signUp.language), () =>
    invitation({
      ...{ shop, name, link: shop.origin + paths.newsletterConfirm(token) },
      topics: names.filter(({ id }) => wanted.includes(id)).map((topic) => topic.name),
    }),
  )
}
