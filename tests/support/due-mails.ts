import { dueMails } from '../../src/mail/queries.ts'
import { sendMail } from '../../src/mail/send-mail.ts'
import { mailWriters } from '../../src/mail-writers.ts'
import { now } from '../../src/platform/clock.ts'
import { type Mailed, transportInto } from './mail.ts'
import { config, db } from './shop.ts'

/** Sends everything that is due and returns it. */
export async function sendDueMails(): Promise<Mailed[]> {
  const sent: Mailed[] = []
  const service = {
    db,
    config,
    transport: transportInto(sent),
    writers: mailWriters,
  }
  for (const { id } of await dueMails(db, now())) await sendMail(service, id)
  return sent
}
