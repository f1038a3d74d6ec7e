import { enqueueMail, type Outbox, runAct } from '../../mail/outbox.ts'
import { now } from '../../platform/clock.ts'
import { brokeConstraint } from '../../platform/db.ts'
import { keyedDigest } from '../../platform/digest.ts'
import { foldEmail, mailboxOf } from '../../platform/email-address.ts'
import { language } from '../../platform/language.ts'
import type { NetworkDigest } from '../../platform/network-digest.ts'
import { seal } from '../../platform/sealing.ts'
import { consentWording } from '../consent-wording.ts'
import type { SignUpSource } from '../rules.ts'
import { idFrom } from '../subscriber-id.ts'
import { dropUnwantedMail, insertSignUp } from '../subscriber-queries.ts'

/**
 * Notes that somebody wants newsletters, and mails the address to ask whether it was its owner. In
 * one batch of the same statements whoever has the address: whether it is known, has asked as often
 * as it may, or gets no mail is seen in no answer and in no time that one takes.
 *
 * @param asked `email` as `readEmail` gives it; `name`: empty if not given; `topics`: ids; empty: they
 *   are chosen when it is confirmed; `form`: what is sent once, a page's number or an order's id: a
 *   second time with the same address does nothing
 * @returns `too-many`: for its network; nothing was noted
 */
export async function askToConfirm(
  outbox: Outbox,
  asked: {
    email: string
    name: string
    topics: string[]
    source: SignUpSource
    networks: NetworkDigest[]
    form?: string
  },
): Promise<'asked' | 'too-many'> {
  const { db, config } = outbox
  const { email, name, source, form } = asked
  const emailDigest = await keyedDigest(config.LOOKUP_KEY, foldEmail(email))
  const id = form ? await idFrom(`${form}:${emailDigest}`) : crypto.randomUUID()
  const at = now()
  const wording = await consentWording(config.shop, source)
  const signUp = {
    id,
    email: await seal(config.sealingKeys, `sign_ups.email:${id}`, email),
    name: name ? await seal(config.sealingKeys, `sign_ups.name:${id}`, name) : null,
    emailDigest,
    mailboxDigest: await keyedDigest(config.LOOKUP_KEY, mailboxOf(email)),
    topics: JSON.stringify(asked.topics),
    wording: wording.id,
    source,
    language: language(),
    askedAt: at,
    mailedAt: at,
  }
  const mail = await enqueueMail(outbox, {
    cause: `newsletter-confirm:${id}`,
    kind: 'newsletter-confirm',
    subjectId: id,
    to: email,
  })
  try {
    await runAct(outbox, [
      ...insertSignUp(db, signUp, { ...wording, at }, asked.networks),
      mail,
      dropUnwantedMail(db, signUp),
    ])
  } catch (error) {
    // The same form again, or this batch was executed and only its answer was lost.
    if (brokeConstraint(error, 'sign_ups.id') || brokeConstraint(error, 'outbox.cause'))
      return 'asked'
    if (brokeConstraint(error, 'sign_ups_a_day')) return 'too-many'
    throw error
  }
  return 'asked'
}
