import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { checkOutbox, enqueueMail, openOutbox, runAct } from '../../src/mail/outbox.ts'
import { dueMails } from '../../src/mail/queries.ts'
import { sendMail } from '../../src/mail/send-mail.ts'
import { outbox } from '../../src/mail/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { mailInMemory } from '../support/mail-in-memory.ts'
import { bindings, config, db, later } from '../support/shop.ts'
import { enqueueNote, rowOf, writeNote } from './notes.ts'

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
  await enqueueNote(cause)
  await expect(enqueueNote(cause)).rejects.toThrow()
  expect(await db.select().from(outbox).where(eq(outbox.cause, cause))).toHaveLength(1)
})

test('an attempt that was cut off is given up by the clock, not repeated', async () => {
  const id = await enqueueNote()
  const never = {
    db,
    config,
    writers: [writeNote],
    transport: { send: () => new Promise(() => {}) },
  }
  void sendMail(never, id)
  await expect.poll(async () => (await rowOf(id))?.state).toBe('sending')
  later(130)
  await checkOutbox(db, bindings.OUTBOX)
  expect(await rowOf(id)).toMatchObject({ state: 'unclear', fault: 'no-answer' })
})

test('neither address nor words of a waiting mail can be read in the database', async () => {
  const id = await enqueueNote()
  const row = JSON.stringify(await rowOf(id))
  expect(row).not.toContain('anna')
  expect(row).not.toContain('"token"')
  expect((await dueMails(db, now())).map((mail) => mail.id)).toContain(id)
})
