import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import type { Mail } from '../../mail/rules.ts'
import type { Shop } from '../../platform/config.ts'
import { stockAlertWords } from '../words.ts'

/** To whoever asked for it: a variant can be bought again. Holds nothing that anybody typed. */
export function stockAlert(about: {
  shop: Shop
  name: string
  link: string
  /** Where whoever has the mail says that they want none. */
  stopLink: string
}): Mail {
  const { shop, name, link, stopLink } = about
  const { subject, title, text, see, why, stop } = stockAlertWords().mail
  return {
    subject: subject(name),
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={text(name)} />
        <MailButton href={link}>{see}</MailButton>
        <MailText text={why} />
        <p>
          <a href={stopLink} style="color:inherit">
            {stop}
          </a>
        </p>
      </MailLayout>,
    ),
    text: [
      text(name),
      link,
      why,
      `${stop}: ${stopLink}`,
      `-- \n${shop.legal_name}\n${shop.address}\n${shop.phone}`,
    ].join('\n\n'),
  }
}
