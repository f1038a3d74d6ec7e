import { enqueueMail, type Outbox, runAct } from '../../mail/outbox.ts'
import { now } from '../../platform/clock.ts'
import { brokeConstraint } from '../../platform/db.ts'
import { unseal } from '../../platform/sealing.ts'
import { confirmStatements } from '../confirm-statements.ts'
import { subscriberIdOf } from '../subscriber-id.ts'
import { endSignUp, endSuppression, type SignUpRow } from '../subscriber-queries.ts'

/**
 * Makes whoever signed up a subscriber, with these topics and no others, in one batch with the record
 * of it and a mail that says so. Once: done again it changes nothing. It ends whatever kept campaigns
 * from the address: its owner has asked for them.
 *
 * @param signUp that has not been confirmed
 */
export async function confirmSignUp(
  outbox: Outbox,
  signUp: SignUpRow,
  topics: { id: string; name: string }[],
): Promise<void> {
  const { db, config } = outbox
  const { id, email, name, emailDigest, language, source, wording, askedAt } = signUp
  if (!email) return
  const address = await unseal(config.sealingKeys, `sign_ups.email:${id}`, email)
  const statements = await confirmStatements(outbox, {
    email: address,
    name: name ? await unseal(config.sealingKeys, `sign_ups.name:${id}`, name) : '',
    topics,
    language,
    consent: { id, kind: 'sign-up', source, wording, askedAt },
  })
  const welcome = await enqueueMail(outbox, {
    cause: `newsletter-welcome:${id}`,
    kind: 'newsletter-welcome',
    subjectId: await subscriberIdOf(emailDigest),
    to: address,
  })
  try {
    await runAct(outbox, [
      ...statements,
      endSuppression(db, emailDigest),
      endSignUp(db, id, now()),
      welcome,
    ])
  } catch (error) {
    // Another request was faster, or this batch was executed and only its answer was lost.
    if (!brokeConstraint(error, 'consents.id')) throw error
  }
}
