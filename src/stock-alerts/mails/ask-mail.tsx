import { letter } from '../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import type { Mail } from '../../mail/rules.ts'
import type { Shop } from '../../platform/config.ts'
import type { AlertCause } from '../tables.ts'
import { stockAlertWords } from '../words.ts'

/**
 * To an address that somebody has typed: is it yours? Says nothing that was typed, and advertises
 * nothing: nobody has agreed to that yet.
 */
export function askMail(about: {
  shop: Shop
  what: AlertCause
  name: string
  link: string
  stopLink: string
}): Mail {
  const { shop, what, name, link, stopLink } = about
  const { subject, title, asked, send, ifNot, stop } = stockAlertWords().ask
  return {
    subject: subject(shop.name),
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={asked[what](name)} />
        <MailButton href={link}>{send}</MailButton>
        <MailText text={ifNot} />
        <p>
          <a href={stopLink} style="color:inherit">
            {stop}
          </a>
        </p>
      </MailLayout>,
    ),
    text: letter(shop, asked[what](name), `${send}: ${link}`, ifNot, `${stop}: ${stopLink}`),
    endLink: stopLink,
  }
}
