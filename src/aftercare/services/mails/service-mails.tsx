import { letter } from '../../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../../mail/mail-layout.tsx'
import type { Mail } from '../../../mail/rules.ts'
import { orderLineWords } from '../../../orders/line-words.ts'
import type { Order } from '../../../orders/read-order.ts'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { aftercareWords } from '../../words.ts'
import type { Service } from '../open-service.ts'

/** What a mail about a request is written from. `token`: of the link to the order. */
export type AboutService = { shop: Shop; order: Order; service: Service; token: string | null }

/** To the shopper: what the shop answers. */
export function serviceAnswer({ shop, order, service, token }: AboutService): Mail {
  const { mails } = aftercareWords().service
  const { answer } = mails
  const link = `${shop.origin}${paths.order(order.number, token ?? undefined)}`
  const said = [answer.opening(wish(order, service)), service.answer, answer.close]
  const button = { href: link, text: answer.see, asText: answer.seeAt(link) }
  return compose(shop, { subject: answer.subject(order.number), title: answer.title }, said, button)
}

/** To the owner: a shopper asks for something. */
export function serviceNew({ shop, order, service }: AboutService): Mail {
  const { owner, size } = aftercareWords().service.mails
  const title = owner.subject(order.number)
  const link = shop.origin + paths.deskService(service.id)
  const said = [
    owner.opening(order.contact.name, order.number),
    wish(order, service),
    ...(service.size ? [size(service.size)] : []),
    ...(service.message ? [service.message] : []),
  ]
  const button = { href: link, text: owner.open, asText: owner.openAt(link) }
  return {
    ...compose(shop, { subject: title, title }, said, button),
    ...(order.email && { replyTo: order.email }),
  }
}

function wish(order: Order, { kind, lineId }: Service): string {
  const words = aftercareWords().service
  const line = order.lines.find(({ id }) => id === lineId)
  return words.asked(words.kinds[kind], line ? orderLineWords(line).name : '')
}

function compose(
  shop: Shop,
  { subject, title }: { subject: string; title: string },
  said: string[],
  button: { href: string; text: string; asText: string },
): Mail {
  return {
    subject,
    html: String(
      <MailLayout shop={shop} title={title}>
        {said.map((text) => (
          <MailText text={text} />
        ))}
        <MailButton href={button.href}>{button.text}</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title, ...said, button.asText),
  }
}
