import { ne, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { outbox } from '../../src/mail/tables.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { db, visitor } from '../support/shop.ts'
import { alertsOf, anybody, ask, linkIn, store } from './support.ts'

const soldOut = () => offerRing({ stock: 0 })
const mailsTo = async (email: string) => (await sendDueMails()).filter(({ to }) => to === email)

/** What differs between any two answers: references of the request, and the signed time. */
const said = ({ status, headers, page }: Awaited<ReturnType<typeof ask>>) => ({
  status,
  page,
  headers: [...headers].filter(([name]) => !/^(cf-|date$)/i.test(name)),
})

/** Addresses in every state that the shop can know of, for one ring. */
async function addresses(variant: string) {
  const [fresh, waits, confirmed, full, stopped, often] = Array.from({ length: 6 }, anybody)
  await store(variant, waits ?? '', { isProven: false })
  await store(variant, confirmed ?? '')
  for (let at = 0; at < 5; at++) await store((await soldOut()).variant, full ?? '')
  for (let at = 0; at < 3; at++)
    await store((await soldOut()).variant, often ?? '', { isProven: false })
  await store((await soldOut()).variant, stopped ?? '', { isProven: false })
  const [mail] = await mailsTo(stopped ?? '')
  expect((await visitor().post(linkIn(mail, 'stop'), {})).status).toBe(200)
  await sendDueMails()
  return { fresh, waits, confirmed, full, stopped, often }
}

test('the answer is the same to the byte, whatever is known of the address', async () => {
  const { handle, variant } = await soldOut()
  const all = await addresses(variant)
  const answers = []
  for (const email of Object.values(all))
    answers.push(said(await ask(handle, { email: email ?? '' })))
  expect(answers[0]?.status).toBe(200)
  for (const answer of answers) expect(answer).toEqual(answers[0])
  // Only who is new gets a mail.
  expect((await sendDueMails()).map(({ to }) => to)).toEqual([all.fresh])
  // And none of the others is kept with its address, or put on the list of what did not go out.
  expect(await db.$count(outbox, ne(outbox.state, 'sent'))).toBe(0)
})

test('each takes the same statements, and counts for its network', async () => {
  const { variant } = await soldOut()
  const all = await addresses(variant)
  const counted = []
  for (const email of Object.values(all)) {
    const network = crypto.randomUUID().slice(0, 22)
    await store(variant, email ?? '', {
      isProven: false,
      networks: [{ width: 'ipv4', digest: network }],
    })
    counted.push(
      await db.get<{ alerts: number }>(
        sql`select alerts from alert_networks where network = ${network}`,
      ),
    )
  }
  expect(counted).toEqual(counted.map(() => ({ alerts: 1 })))
})

test('a variant that has two hundred says so to everybody, in whatever state the address is', async () => {
  const { handle, variant } = await soldOut()
  const all = await addresses(variant)
  const rows = JSON.stringify(Array.from({ length: 198 }, (_, at) => at))
  await db.run(
    sql`insert into stock_alerts (id, variant_id, email_digest, language, created_at)
      select 'full-' || value, ${variant}, 'digest ' || value, 'en', 0 from json_each(${rows})`,
  )
  expect(await alertsOf(variant)).toHaveLength(200)
  for (const email of Object.values(all)) {
    const answer = await ask(handle, { email: email ?? '' })
    expect(answer.status).toBe(422)
    expect(answer.page).toContain('can’t take any more requests')
  }
  expect(await sendDueMails()).toEqual([])
})
