import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { checkOutbox, enqueueMail, openOutbox, runAct } from '../../src/mail/outbox.ts'
import { dueMails } from '../../src/mail/queries.ts'
import { type MailWriter, sendMail } from '../../src/mail/send-mail.ts'
import { outbox } from '../../src/mail/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { runBatch } from '../../src/platform/db.ts'
import { type Mailed, transportInto } from '../support/mail.ts'
import { mailInMemory } from '../support/mail-in-memory.ts'
import { bindings, config, db, later } from '../support/shop.ts'

const writeNote: MailWriter = async (_office, { kind, subjectId, secret }) => {
  if (kind === 'gone') return null
  return { subject: `Note ${subjectId}`, html: '<p>Note</p>', text: `Note ${secret}` }
}

async function queueNote(cause = crypto.randomUUID(), kind = 'note') {
  const mail = { cause, kind, subjectId: cause, to: 'anna@example.com', secret: 'token' }
  const { mailId, statement } = await enqueueMail({ db, config }, mail)
  await runBatch(db, [statement])
  return mailId
}

const office = (sent: Mailed[], refuse?: () => unknown) => ({
  db,
  config,
  transport: transportInto(sent, refuse),
  writers: [writeNote],
})

const refusal = (code: string) => Object.assign(new Error('refused'), { code })

async function stateOf(id: string) {
  const [row] = await db.select().from(outbox).where(eq(outbox.id, id))
  return row
}

test('a mail is sent once, however often and at once the queue asks', async () => {
  const id = await queueNote()
  const sent: Mailed[] = []
  await Promise.all(Array.from({ length: 5 }, () => sendMail(office(sent), id)))
  await sendMail(office(sent), id)
  expect(sent.map((mail) => mail.text)).toEqual(['Note token'])
  expect(await stateOf(id)).toMatchObject({ state: 'sent', secret: null, recipient: null })
})

test('an act asks for its mails when it is done, and for none when it failed or has none', async () => {
  const { waiting, bindings } = mailInMemory()
  const execution = createExecutionContext()
  const act = openOutbox(db, config, bindings.OUTBOX, execution)
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()]
  const mail = (cause: string) =>
    enqueueMail(act, { cause, kind: 'note', subjectId: cause, to: 'anna@example.com' })
  const mails = [await mail(one), await mail(other)]
  await runAct(act, mails)
  await runAct(act, [db.delete(outbox).where(eq(outbox.cause, 'none'))])
  await expect(runAct(act, [await mail(crypto.randomUUID()), await mail(one)])).rejects.toThrow()
  await waitOnExecutionContext(execution)
  expect(waiting).toEqual(mails.map(({ mailId }) => mailId))
})

test('two acts with the same cause make one mail, and the second act does not happen', async () => {
  const cause = crypto.randomUUID()
  await queueNote(cause)
  await expect(queueNote(cause)).rejects.toThrow()
  expect(await db.select().from(outbox).where(eq(outbox.cause, cause))).toHaveLength(1)
})

test('a transport that is too busy is asked again, later and later, and not before', async () => {
  const id = await queueNote()
  const sent: Mailed[] = []
  const busy = office(sent, () => refusal('E_RATE_LIMIT_EXCEEDED'))
  await sendMail(busy, id)
  await sendMail(office(sent), id)
  expect(sent).toHaveLength(0)
  later(61)
  await sendMail(busy, id)
  expect(await stateOf(id)).toMatchObject({ state: 'queued', attempts: 2 })
  later(121)
  await sendMail(office(sent), id)
  expect(sent).toHaveLength(1)
})

test('a recipient that cannot be reached is given up and shown to the owner', async () => {
  const id = await queueNote()
  await sendMail(
    office([], () => refusal('E_RECIPIENT_SUPPRESSED')),
    id,
  )
  expect(await stateOf(id)).toMatchObject({ state: 'dead', fault: 'E_RECIPIENT_SUPPRESSED' })
})

test('a mail that is refused eight times is given up', async () => {
  const id = await queueNote()
  for (let attempt = 0; attempt < 8; attempt++) {
    await sendMail(
      office([], () => refusal('E_RATE_LIMIT_EXCEEDED')),
      id,
    )
    later(3700)
  }
  expect(await stateOf(id)).toMatchObject({ state: 'dead', attempts: 8 })
})

test('a mail that may have been sent is not sent again', async () => {
  const id = await queueNote()
  const sent: Mailed[] = []
  await sendMail(
    office(sent, () => new Error('connection lost')),
    id,
  )
  later(7200)
  await sendMail(office(sent), id)
  expect(sent).toHaveLength(0)
  expect(await stateOf(id)).toMatchObject({ state: 'unclear' })
})

test('an attempt that was cut off is given up by the clock, not repeated', async () => {
  const id = await queueNote()
  const never = {
    db,
    config,
    writers: [writeNote],
    transport: { send: () => new Promise(() => {}) },
  }
  void sendMail(never, id)
  await expect.poll(async () => (await stateOf(id))?.state).toBe('sending')
  later(130)
  await checkOutbox(db, bindings.OUTBOX)
  expect(await stateOf(id)).toMatchObject({ state: 'unclear', fault: 'no-answer' })
})

test('a mail whose key is missing waits until it is back, because nothing was handed over', async () => {
  const id = await queueNote()
  const row = await stateOf(id)
  const lost = row?.recipient?.replace('v1:k2', 'v1:k9') as NonNullable<typeof row>['recipient']
  await db.update(outbox).set({ recipient: lost }).where(eq(outbox.id, id))
  for (let hours = 0; hours < 12; hours++) {
    await sendMail(office([]), id)
    expect(await stateOf(id)).toMatchObject({ state: 'queued', fault: 'key-missing' })
    later(3600)
  }
  await db
    .update(outbox)
    .set({ recipient: row?.recipient ?? null })
    .where(eq(outbox.id, id))
  const sent: Mailed[] = []
  await sendMail(office(sent), id)
  expect(sent).toHaveLength(1)
})

test.each([
  ['the quota of the day is used up', 'E_DAILY_LIMIT_EXCEEDED'],
  ['the domain of the sender is not verified yet', 'E_SENDER_NOT_VERIFIED'],
])('while %s, mails wait, and go out afterwards', async (_, code) => {
  const id = await queueNote()
  for (let hours = 0; hours < 20; hours++) {
    await sendMail(
      office([], () => refusal(code)),
      id,
    )
    expect(await stateOf(id)).toMatchObject({ state: 'queued', fault: code })
    later(3600)
  }
  const sent: Mailed[] = []
  await sendMail(office(sent), id)
  expect(sent).toHaveLength(1)
})

test('without the binding that sends, mails wait in the outbox', async () => {
  const id = await queueNote()
  await sendMail({ ...office([]), transport: undefined }, id)
  expect(await stateOf(id)).toMatchObject({ state: 'queued', fault: 'no-transport' })
  later(120)
  const sent: Mailed[] = []
  await sendMail(office(sent), id)
  expect(sent).toHaveLength(1)
})

test('a mail whose subject is gone is not sent', async () => {
  const id = await queueNote(undefined, 'gone')
  const sent: Mailed[] = []
  await sendMail(office(sent), id)
  expect(sent).toHaveLength(0)
  expect(await stateOf(id)).toMatchObject({ state: 'dead', fault: 'subject-gone' })
})

test('neither address nor words of a waiting mail can be read in the database', async () => {
  const id = await queueNote()
  const row = JSON.stringify(await stateOf(id))
  expect(row).not.toContain('anna')
  expect(row).not.toContain('"token"')
  expect((await dueMails(db, now())).map((mail) => mail.id)).toContain(id)
})
