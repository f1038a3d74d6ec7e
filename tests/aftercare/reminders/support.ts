import { eq } from 'drizzle-orm'
import { reminders } from '../../../src/aftercare/tables.ts'
import type { Outbox } from '../../../src/mail/outbox.ts'
import { newLink } from '../../../src/orders/links.ts'
import { sendDueMails } from '../../support/due-mails.ts'
import { sellAndPay } from '../../support/fulfilment.ts'
import { config, db, type Visitor, visitor } from '../../support/shop.ts'

export const outbox: Outbox = { db, config, sendSoon: () => {} }

export type Bought = Awaited<ReturnType<typeof buy>>

/** Somebody who has bought a plated ring, with an address of their own. */
export async function buy(ring: Parameters<typeof sellAndPay>[0][number] = { plating: 'rhodium' }) {
  const email = `anna-${crypto.randomUUID().slice(0, 8)}@example.com`
  return { ...(await sellAndPay([ring], { email })), email }
}

/** The order in a browser that opens it anew, as one does months later. */
export async function openAgain({ id, number }: Pick<Bought, 'id' | 'number'>): Promise<Visitor> {
  const { token, statement } = await newLink(db, id)
  await statement
  const who = visitor()
  await who.get(`/orders/${number}?token=${token}`)
  return who
}

const pathOf = ({ number }: Pick<Bought, 'number'>) => `/orders/${number}/reminders`

/** Asks for the reminder of a day, as the form does. */
export const askForDay = (
  bought: Bought,
  day = '12',
  month = '6',
  typed: Record<string, string> = { consent_anniversary: 'yes' },
) => bought.shopper.post(pathOf(bought), { kind: 'anniversary', day, month, ...typed })

export const askForPlating = (
  bought: Bought,
  typed: Record<string, string> = { consent_replating: 'yes' },
) => bought.shopper.post(pathOf(bought), { kind: 'replating', ...typed })

export const remindersOf = ({ id }: Pick<Bought, 'id'>) =>
  db.select().from(reminders).where(eq(reminders.orderId, id))

/** Sends all that is due; the reminders among it that went to one of these. */
export const mailsTo = async (...people: Pick<Bought, 'email'>[]) =>
  (await sendDueMails()).filter(
    ({ to, subject }) => people.some(({ email }) => to === email) && !/order/i.test(subject),
  )

/** Presses the button of a reminder that is listed. */
export const end = (bought: Bought, reminder = '') =>
  bought.shopper.post(`${pathOf(bought)}/end`, { reminder })
