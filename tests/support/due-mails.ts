import { writeFulfilmentMail } from '../../src/fulfilment/write-mail.ts'
import { dueMails } from '../../src/mail/queries.ts'
import { sendMail } from '../../src/mail/send-mail.ts'
import { writeNewsletterMail } from '../../src/newsletter/write-mail.ts'
import { writeOrderMail } from '../../src/orders/write-mail.ts'
import { now } from '../../src/platform/clock.ts'
import { writeStatisticsMail } from '../../src/statistics/write-mail.ts'
import { writeStockAlert } from '../../src/stock-alerts/write-mail.ts'
import { type Mailed, transportInto } from './mail.ts'
import { config, db } from './shop.ts'

/** Sends everything that is due and returns it. */
export async function sendDueMails(): Promise<Mailed[]> {
  const sent: Mailed[] = []
  const service = {
    db,
    config,
    transport: transportInto(sent),
    writers: [
      writeOrderMail,
      writeFulfilmentMail,
      writeStockAlert,
      writeStatisticsMail,
      writeNewsletterMail,
    ],
  }
  for (const { id } of await dueMails(db, now())) await sendMail(service, id)
  return sent
}
