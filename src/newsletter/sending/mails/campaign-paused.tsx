import { letter } from '../../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../../mail/mail-layout.tsx'
import type { Mail } from '../../../mail/rules.ts'
import type { Shop } from '../../../platform/config.ts'
import type { PauseReason } from '../../rules.ts'
import { sendingWords } from '../words.ts'

/** To the owner: the shop has paused a campaign by itself, and why. Holds nothing about anybody. */
export function campaignPaused(about: {
  shop: Shop
  subject: string
  reason: PauseReason
  fault: string | null
  sent: number
  /** Null: they are not all written down yet. */
  recipients: number | null
  link: string
}): Mail {
  const { shop, reason, fault, sent, recipients, link } = about
  const words = sendingWords().paused
  const lines = [
    words.why[reason],
    ...(fault ? [words.fault(fault)] : []),
    ...(recipients === null ? [] : [words.far(sent, recipients)]),
  ]
  return {
    subject: words.subject(about.subject),
    html: String(
      <MailLayout shop={shop} title={words.title}>
        {lines.map((line) => (
          <MailText text={line} />
        ))}
        <MailButton href={link}>{words.open}</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, ...lines, link),
  }
}
