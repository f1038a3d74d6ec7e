import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { strandedMails } from '../../../../src/mail/queries.ts'
import { outbox } from '../../../../src/mail/tables.ts'
import { atTheDesk } from '../../../support/desk.ts'
import { auditOf, mailsAbout, sellAndPay } from '../../../support/fulfilment.ts'
import { db } from '../../../support/shop.ts'

const desk = await atTheDesk('desk')
const owner = await atTheDesk('owner')

/** Lets the mail of a kind about a new order fail. */
async function strandedMail(
  kind: string,
  failed: { state: 'dead' | 'unclear'; fault: string | null },
) {
  const order = await sellAndPay([{}])
  const mail = (await mailsAbout(order.id)).find((each) => each.kind === kind)
  if (!mail) throw new Error(`No ${kind}`)
  await db.update(outbox).set(failed).where(eq(outbox.id, mail.id))
  return { ...order, mail: mail.id, row: mail }
}

const dead = { state: 'dead', fault: 'E_RECIPIENT_SUPPRESSED' } as const

/** The row of a mail in a list, without tags. */
async function rowOf(mail: string, list = '/admin/mails'): Promise<string | null> {
  const { page, status } = await desk.get(list)
  expect(status).toBe(200)
  expect(page.length).toBeLessThan(50_000)
  const row = page.split('<tr').find((part) => part.includes(mail))
  return row ? row.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') : null
}

test('a mail that was refused: what it was, to which order, why, and what can be done', async () => {
  const { number, mail } = await strandedMail('order-confirmed', dead)
  const row = (await rowOf(mail)) ?? ''
  for (const text of ['order confirmation', number, 'Today', 'has sent mail back before'])
    expect(row).toContain(text)
  const { page } = await desk.get('/admin/mails')
  expect(page).toContain(`href="/admin/orders/${number}#delivery"`)
  expect(page).toContain(`href="/admin/orders/${number}/mails/${mail}"`)
  expect((await desk.get('/admin')).page).toContain('href="/admin/mails"')
})

test('one of which nobody knows says so, and an unknown code is shown', async () => {
  const lost = await strandedMail('order-confirmed', { state: 'unclear', fault: 'no-answer' })
  expect(await rowOf(lost.mail)).toContain('May not have arrived: the mail service gave no answer.')
  const odd = await strandedMail('order-confirmed', { state: 'dead', fault: 'E_SOMETHING' })
  expect(await rowOf(odd.mail)).toContain('the mail service refused it (E_SOMETHING)')
  const bare = await strandedMail('order-confirmed', { state: 'dead', fault: null })
  expect(await rowOf(bare.mail)).toContain('nobody noted why')
})

test('what is seen to is off both lists, with its entry in the log, and can be taken back', async () => {
  const { id, number, mail } = await strandedMail('order-confirmed', dead)
  const before = await strandedMails(db)
  const { page } = await desk.get('/admin/mails')
  const path = `/admin/mails/${mail}`
  const act = crypto.randomUUID()
  const answers = await Promise.all([
    desk.submit(path, page, { act }),
    desk.submit(path, page, { act }),
  ])
  for (const { location } of answers)
    expect(location).toBe(`/admin/mails?done=settled&mail=${mail}`)
  expect(await rowOf(mail)).toBe(null)
  expect(await strandedMails(db)).toBe(before - 1)
  expect((await desk.get('/admin')).page).not.toContain(`${number}</a></th><td data-title="Mail"`)
  expect(await rowOf(mail, '/admin/mails?show=settled')).toContain(number)
  const [entry, ...more] = await auditOf(act)
  expect(more).toEqual([])
  expect(entry).toMatchObject({ act: 'mail-settled', subject: 'order', subjectId: id })

  const done = await desk.get(answers[0]?.location ?? '')
  expect(done.page).toContain('Seen to. It is off the list.')
  const undone = await desk.submit(path, done.page)
  expect(undone.location).toBe('/admin/mails?done=reopened')
  expect(await rowOf(mail)).toContain(number)
  expect(await strandedMails(db)).toBe(before)
  const log = await owner.get('/admin/log?subject=order')
  expect(log.page).toContain('Mail that did not go out seen to')
})

test('a form that is posted later does what it says once, whatever happened since', async () => {
  const { mail } = await strandedMail('order-confirmed', dead)
  const path = `/admin/mails/${mail}`
  const [first, again] = [crypto.randomUUID(), crypto.randomUUID()]
  await desk.post(path, { act: first, settled: 'yes' })
  await desk.post(path, { act: again, settled: 'no' })
  await desk.post(path, { act: first, settled: 'yes' })
  expect(await rowOf(mail)).not.toBe(null)
  // Somebody else sees to what is seen to.
  await desk.post(path, { act: crypto.randomUUID(), settled: 'yes' })
  const late = crypto.randomUUID()
  await owner.post(path, { act: late, settled: 'yes' })
  expect(await auditOf(late)).toEqual([])
})

test('sent again from the list, it is off the list while the new one waits', async () => {
  const { number, mail } = await strandedMail('order-confirmed', dead)
  const { page } = await desk.get('/admin/mails')
  const answer = await desk.submit(`/admin/orders/${number}/mails/${mail}`, page)
  expect(answer.location).toBe(`/admin/orders/${number}?done=sent-again`)
  expect(await rowOf(mail)).toBe(null)
})

test('a mail to the owner, or about an alert, cannot go again, and can be seen to', async () => {
  const { mail, row } = await strandedMail('order-new', dead)
  expect(await rowOf(mail)).not.toContain('Send again')
  const alert = crypto.randomUUID()
  const about = { kind: 'stock-alert', cause: `stock-alert:${alert}`, subjectId: alert }
  await db.insert(outbox).values({ ...row, ...dead, ...about, id: alert })
  expect(await rowOf(alert)).toContain('back in stock')
  expect(await rowOf(alert)).not.toContain('Send again')
  const act = crypto.randomUUID()
  await desk.post(`/admin/mails/${alert}`, { act, settled: 'yes' })
  expect(await rowOf(alert)).toBe(null)
  expect(await auditOf(act)).toMatchObject([{ subject: 'mail', subjectId: alert }])
  expect((await owner.get('/admin/log?subject=mail')).page).toContain('/admin/mails?show=settled')
})

test('only what did not go out can be seen to', async () => {
  const order = await sellAndPay([{}])
  const [mail] = await mailsAbout(order.id)
  const act = crypto.randomUUID()
  for (const id of [mail?.id, crypto.randomUUID()])
    expect((await desk.post(`/admin/mails/${id}`, { act, settled: 'yes' })).status).toBe(404)
  expect(await auditOf(act)).toEqual([])
})

test('who may not change orders is led to no such list', async () => {
  await strandedMail('order-confirmed', dead)
  const books = await atTheDesk('books')
  expect((await books.get('/admin')).page).not.toContain('href="/admin/mails"')
  for (const role of ['books', 'workshop', 'editor'] as const)
    expect((await (await atTheDesk(role)).get('/admin/mails')).status).toBe(403)
})
