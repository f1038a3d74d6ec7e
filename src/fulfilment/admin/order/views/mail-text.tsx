import type { MailCopy } from '../../../../mail/rules.ts'
import { orderPageWords } from '../words.ts'

/** Renders what a mail says, or said. */
export const MailText = ({ mail }: { mail: MailCopy }) => (
  <div class="letter">
    <p>
      <span class="quiet">{orderPageWords().mail.subject}</span> <strong>{mail.subject}</strong>
    </p>
    <pre>{mail.text}</pre>
  </div>
)
