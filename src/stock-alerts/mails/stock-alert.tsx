import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import type { Mail } from '../../mail/rules.ts'
import type { Shop } from '../../platform/config.ts'
import { stockAlertWords } from '../words.ts'

/** To whoever asked for it: a variant can be bought again. Holds nothing that anybody typed. */
export function stockAlert({ shop, name, link }: { shop: Shop; name: string; link: string }): Mail {
  const { subject, title, text, see, why } = stockAlertWords().mail
  return {
    subject: subject(name),
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={text(name)} />
        <MailButton href={link}>{see}</MailButton>
        <MailText text={why} />
      </MailLayout>,
    ),
    text: [text(name), link, why, `-- \n${shop.legal_name}\n${shop.address}\n${shop.phone}`].join(
      '\n\n',
    ),
  }
}
