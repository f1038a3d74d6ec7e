import type { MailWriter } from '../mail/send-mail.ts'
import { writeInvitation } from './import/invite.ts'
import { writeLinkMail } from './preferences/write-link-mail.ts'
import { writeConfirmMail, writeWelcomeMail } from './sign-up/write-sign-up-mail.ts'

const writers: Record<string, MailWriter> = {
  'newsletter-confirm': writeConfirmMail,
  'newsletter-link': writeLinkMail,
  'newsletter-welcome': writeWelcomeMail,
  'newsletter-invitation': writeInvitation,
}

/** Writes the mails about a subscription, which are no campaigns. */
export const writeNewsletterMail: MailWriter = async (context, mail) =>
  writers[mail.kind]?.(context, mail)
