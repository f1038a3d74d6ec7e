import type { BulkMailed } from '../bulk-mail/account.ts'
import type { BulkMailStandIn } from '../bulk-mail/stand-in.ts'
import type { SentMail } from './sent-mails.ts'

/** Newsletters, in the form in which the mailbox shows mails. */
export const bulkMails = (service: BulkMailStandIn) => ({
  /** All of them, newest first. */
  list: (): SentMail[] => service.mails.map(asSent).reverse(),
  find(id: string): SentMail | null {
    const mail = service.mails.find((each) => each.id === id)
    return mail ? asSent(mail) : null
  },
})

const asSent = (mail: BulkMailed): SentMail => ({
  ...{ messageId: mail.id, from: mail.from, to: [mail.to], subject: mail.subject },
  ...{ html: mail.html, text: mail.text, headers: mail.headers },
  ...(mail.replyTo && { replyTo: mail.replyTo }),
  sentAt: new Date(mail.at * 1000).toISOString(),
})
