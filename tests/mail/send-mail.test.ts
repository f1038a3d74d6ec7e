import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sendMail } from '../../src/mail/send-mail.ts'
import { outbox } from '../../src/mail/tables.ts'
import { type Mailed, transportInto } from '../support/mail.ts'
import { config, db, later } from '../support/shop.ts'
import { enqueueNote, rowOf, writeNote } from './notes.ts'

const serviceInto = (sent: Mailed[], refuse?: () => unknown) => ({
  db,
  config,
  transport: transportInto(sent, refuse),
  writers: [writeNote],
})

const refusal = (code: string) => Object.assign(new Error('refused'), { code })

test('a mail is sent once, however often and at once the queue asks', async () => {
  const id = await enqueueNote()
  const sent: Mailed[] = []
  await Promise.all(Array.from({ length: 5 }, () => sendMail(serviceInto(sent), id)))
  await sendMail(serviceInto(sent), id)
  expect(sent.map((mail) => mail.text)).toEqual(['Note token'])
  expect(await rowOf(id)).toMatchObject({ state: 'sent', secret: null, recipient: null })
})

test('a transport that is too busy is asked again, later and later, and not before', async () => {
  const id = await enqueueNote()
  const sent: Mailed[] = []
  const busy = serviceInto(sent, () => refusal('E_RATE_LIMIT_EXCEEDED'))
  await sendMail(busy, id)
  await sendMail(serviceInto(sent), id)
  expect(sent).toHaveLength(0)
  later(61)
  await sendMail(busy, id)
  expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 2 })
  later(121)
  await sendMail(serviceInto(sent), id)
  expect(sent).toHaveLength(1)
})

test('a recipient that cannot be reached is given up and shown to the owner', async () => {
  const id = await enqueueNote()
  await sendMail(
    serviceInto([], () => refusal('E_RECIPIENT_SUPPRESSED')),
    id,
  )
  expect(await rowOf(id)).toMatchObject({ state: 'dead', fault: 'E_RECIPIENT_SUPPRESSED' })
})

test('a mail that is refused eight times is given up', async () => {
  const id = await enqueueNote()
  for (let attempt = 0; attempt < 8; attempt++) {
    await sendMail(
      serviceInto([], () => refusal('E_RATE_LIMIT_EXCEEDED')),
      id,
    )
    later(3700)
  }
  expect(await rowOf(id)).toMatchObject({ state: 'dead', attempts: 8 })
})

test('a mail that may have been sent is not sent again', async () => {
  const id = await enqueueNote()
  const sent: Mailed[] = []
  await sendMail(
    serviceInto(sent, () => new Error('connection lost')),
    id,
  )
  later(7200)
  await sendMail(serviceInto(sent), id)
  expect(sent).toHaveLength(0)
  expect(await rowOf(id)).toMatchObject({ state: 'unclear' })
})

test('a mail whose key is missing waits until it is back, because nothing was handed over', async () => {
  const id = await enqueueNote()
  const row = await rowOf(id)
  const lost = row?.recipient?.replace('v1:k2', 'v1:k9') as NonNullable<typeof row>['recipient']
  await db.update(outbox).set({ recipient: lost }).where(eq(outbox.id, id))
  for (let hours = 0; hours < 12; hours++) {
    await sendMail(serviceInto([]), id)
    expect(await rowOf(id)).toMatchObject({ state: 'queued', fault: 'key-missing' })
    later(3600)
  }
  await db
    .update(outbox)
    .set({ recipient: row?.recipient ?? null })
    .where(eq(outbox.id, id))
  const sent: Mailed[] = []
  await sendMail(serviceInto(sent), id)
  expect(sent).toHaveLength(1)
})

test.each([
  ['the quota of the day is used up', 'E_DAILY_LIMIT_EXCEEDED'],
  ['the domain of the sender is not verified yet', 'E_SENDER_NOT_VERIFIED'],
])('while %s, mails wait, and go out afterwards', async (_, code) => {
  const id = await enqueueNote()
  for (let hours = 0; hours < 20; hours++) {
    await sendMail(
      serviceInto([], () => refusal(code)),
      id,
    )
    expect(await rowOf(id)).toMatchObject({ state: 'queued', fault: code })
    later(3600)
  }
  const sent: Mailed[] = []
  await sendMail(serviceInto(sent), id)
  expect(sent).toHaveLength(1)
})

test('without the binding that sends, mails wait in the outbox', async () => {
  const id = await enqueueNote()
  await sendMail({ ...serviceInto([]), transport: undefined }, id)
  expect(await rowOf(id)).toMatchObject({ state: 'queued', fault: 'no-transport' })
  later(120)
  const sent: Mailed[] = []
  await sendMail(serviceInto(sent), id)
  expect(sent).toHaveLength(1)
})

test('a mail whose subject is gone is not sent', async () => {
  const id = await enqueueNote(undefined, 'gone')
  const sent: Mailed[] = []
  await sendMail(serviceInto(sent), id)
  expect(sent).toHaveLength(0)
  expect(await rowOf(id)).toMatchObject({ state: 'dead', fault: 'subject-gone' })
})
