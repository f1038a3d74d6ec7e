import { letter } from '../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import type { Mail } from '../../mail/rules.ts'
import type { Shop } from '../../platform/config.ts'
import type { AlertCause } from '../tables.ts'
import { stockAlertWords } from '../words.ts'

/**
 * To whoever asked for it: a variant can be bought again, or costs less. Holds nothing that anybody
 * typed.
 */
export function stockAlert(about: {
  shop: Shop
  what: AlertCause
  name: string
  /** What it costs now. */
  price: string
  link: string
  /** Where whoever has the mail says that they want none. */
  stopLink: string
}): Mail {
  const { shop, what, name, price, link, stopLink } = about
  const { see, why, stop } = stockAlertWords().mail
  const { subject, title, text } = stockAlertWords().mail[what]
  return {
    subject: subject(name),
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={text(name, price)} />
        <MailButton href={link}>{see}</MailButton>
        <MailText text={why} />
        <p>
          <a href={stopLink} style="color:inherit">
            {stop}
          </a>
        </p>
      </MailLayout>,
    ),
    text: letter(shop, text(name, price), `${see}: ${link}`, why, `${stop}: ${stopLink}`),
    endLink: stopLink,
  }
}
