import { and, eq, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sendMail } from '../../src/mail/send-mail.ts'
import { outbox } from '../../src/mail/tables.ts'
import { sendInvitations } from '../../src/newsletter/import/invite.ts'
import { consents, consentWordings, signUps, suppressions } from '../../src/newsletter/tables.ts'
import { writeNewsletterMail } from '../../src/newsletter/write-mail.ts'
import { now } from '../../src/platform/clock.ts'
import { verifyToken } from '../../src/platform/tokens.ts'
import { type Mailed, transportInto } from '../support/mail.ts'
import { config, db, visitor } from '../support/shop.ts'
import { digestOf, imported, topicCalled } from './imports.ts'
import { confirm } from './sign-up/support.ts'

const asked = () =>
  db.select().from(outbox).where(eq(outbox.kind, 'newsletter-invitation')).orderBy(outbox.createdAt)
const strike = () => sendInvitations({ db, config, sendSoon: () => undefined })

test('invitations go out fifty at a time, each once, and not to who has been suppressed since', async () => {
  const topic = await topicCalled('Gold')
  const emails = Array.from({ length: 70 }, (_, n) => `guest${n}@example.com`)
  const id = await imported(`email,name\n${emails.map((each) => `${each},Ann Bell`).join('\n')}`, [
    topic,
  ])
  await imported(
    'email,topics,consent_at,consent_source\nsomebody@else.example,Gold,2024-01-01,fair',
  )
  const [gone = '', subject = ''] = emails
  await db
    .insert(suppressions)
    .values({ emailDigest: await digestOf(gone), reason: 'forgotten', at: now() })
  await Promise.all([strike(), strike()])
  expect(await asked()).toHaveLength(50)
  await strike()
  await strike()
  expect(await asked()).toHaveLength(69)
  const waiting = await db
    .select()
    .from(signUps)
    .where(like(signUps.id, `${id}:%`))
  expect(waiting.every(({ mailedAt }) => mailedAt !== null)).toBe(true)

  const [signUp] = await db
    .select()
    .from(signUps)
    .where(and(eq(signUps.emailDigest, await digestOf(subject))))
  const mail = (await asked()).find(({ subjectId }) => subjectId === signUp?.id)
  const sent: Mailed[] = []
  const service = { db, config, transport: transportInto(sent), writers: [writeNewsletterMail] }
  await sendMail(service, mail?.id ?? '')
  expect(sent[0]).toMatchObject({ to: subject })
  expect(sent[0]?.text).toContain('Dear Ann Bell,')
  expect(sent[0]?.text).toContain('- Gold')
  const token = /newsletter\/confirm\?token=(\S+)/.exec(sent[0]?.text ?? '')?.[1] ?? ''
  expect(await verifyToken(config, 'newsletter-confirm', token)).toBe(signUp?.id)
})

test('whoever says yes to an invitation agrees to what stands beside the button, and to nothing else', async () => {
  const topic = await topicCalled('Silver')
  const email = 'invited@example.com'
  await imported(`email\n${email}`, [topic])
  await strike()
  const sent: Mailed[] = []
  const service = { db, config, transport: transportInto(sent), writers: [writeNewsletterMail] }
  for (const { id } of await asked()) await sendMail(service, id)
  const mail = sent.find(({ to }) => to === email)
  const [link = ''] = /\/newsletter\/confirm\?token=\S+/.exec(mail?.text ?? '') ?? []
  const shown = await visitor().get(link)
  expect((await confirm(link)).location).toBe('/newsletter/confirmed')
  const [record] = await db
    .select({ text: consentWordings.text, source: consents.source })
    .from(consents)
    .innerJoin(consentWordings, eq(consentWordings.id, consents.wording))
    .where(eq(consents.emailDigest, await digestOf(email)))
  expect(record?.source).toBe('import')
  expect(record?.text).toContain('“Confirm”')
  expect(shown.page).toContain(record?.text ?? 'nothing')
})
