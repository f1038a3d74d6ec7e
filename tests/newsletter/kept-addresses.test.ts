import { and, eq, like } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { outbox } from '../../src/mail/tables.ts'
import { forget } from '../../src/newsletter/leave.ts'
import { purgeSignUps } from '../../src/newsletter/sign-up/purge-sign-ups.ts'
import { subscriberIdOf } from '../../src/newsletter/subscriber-id.ts'
import { days, now } from '../../src/platform/clock.ts'
import { keyedDigest } from '../../src/platform/digest.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { config, db, later, visitor } from '../support/shop.ts'
import { anybody, signUp, subscribe } from './sign-up/support.ts'

const newsletterMails = () => db.select().from(outbox).where(like(outbox.kind, 'newsletter-%'))
const idOf = async (email: string) => subscriberIdOf(await keyedDigest(config.LOOKUP_KEY, email))

async function askForLink(email: string) {
  const who = visitor()
  const { page } = await who.get('/newsletter/preferences/link')
  later(5)
  return who.submit('/newsletter/preferences/link', page, { email })
}

test('whoever is forgotten is in no mail any more, sent or not', async () => {
  const [email, other] = [anybody(), anybody()]
  await subscribe({ email })
  await subscribe({ email: other })
  // Mails that wait: the address is sealed in them.
  await signUp({ email })
  await askForLink(email)
  await forget(db, await idOf(email))
  await sendDueMails()
  const left = await newsletterMails()
  expect(left.filter(({ recipient }) => recipient !== null)).toEqual([])
  const ids = left.filter(({ state }) => state === 'sent').map(({ subjectId }) => subjectId)
  expect(ids).not.toContain(await idOf(email))
  expect(ids).toContain(await idOf(other))
})

test('a mail that could not be delivered keeps the address no longer than the sign-up', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  await db.delete(outbox)
  const email = anybody()
  await signUp({ email })
  await db
    .update(outbox)
    .set({ state: 'dead', fault: 'E_RECIPIENT_SUPPRESSED' })
    .where(and(eq(outbox.kind, 'newsletter-confirm'), eq(outbox.state, 'queued')))
  await db.insert(outbox).values({
    ...{ id: 'order', cause: 'order-confirmed:1', kind: 'order-confirmed', subjectId: '1' },
    ...{ state: 'sent', attempts: 1, dueAt: now(), createdAt: now() },
  })
  later(days(29))
  await purgeSignUps(db)
  expect((await newsletterMails()).filter(({ state }) => state === 'dead')).toHaveLength(1)
  later(days(2))
  await purgeSignUps(db)
  expect(await newsletterMails()).toEqual([])
  // The mails of orders are none of these.
  expect(await db.select().from(outbox).where(eq(outbox.id, 'order'))).toHaveLength(1)
})
