import { writeReminder } from './aftercare/reminders/write-mail.ts'
import { writeServiceMail } from './aftercare/services/write-mail.ts'
import { writeFulfilmentMail } from './fulfilment/write-mail.ts'
import type { MailWriter } from './mail/send-mail.ts'
import { writeCampaignMail } from './newsletter/sending/write-mail.ts'
import { writeCampaignTest } from './newsletter/write-campaign-test.ts'
import { writeNewsletterMail } from './newsletter/write-mail.ts'
import { writeOrderMail } from './orders/write-mail.ts'
import { writeStatisticsMail } from './statistics/write-mail.ts'
import { writeStockAlert } from './stock-alerts/write-mail.ts'

/** Who writes the mails of the outbox; of each kind one does. */
export const mailWriters: MailWriter[] = [
  writeOrderMail,
  writeFulfilmentMail,
  writeServiceMail,
  writeStockAlert,
  writeReminder,
  writeStatisticsMail,
  writeNewsletterMail,
  writeCampaignTest,
  writeCampaignMail,
]
