import { letter } from '../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import type { Mail } from '../../mail/rules.ts'
import { orderWords } from '../words.ts'
import type { OrderMail } from './order-mail.ts'
import { giftLines } from './order-parts.ts'
import { OrderTable } from './order-table.tsx'
import { orderText } from './order-text.ts'

/**
 * A mail that shows an order and leads to its page, under words of its own.
 *
 * @param typed whether it shows what the shopper typed
 */
export function orderLetter(
  { shop, order, link }: Parameters<OrderMail>[0],
  words: {
    subject: (order: string) => string
    title: string
    opening: (order: string) => string
    /** What the link to the order is called. */
    see?: string
    seeAt?: (link: string) => string
  },
  typed: boolean,
): Mail {
  const { title } = words
  const { gift, mails } = orderWords()
  const { see = mails.seeOrder, seeAt = mails.seeOrderAt } = words
  const wrapped = `${mails.line(gift.wrapping, gift.wrapped)}. ${gift.noPrices}`
  const plain = mails.line(gift.present, gift.noPrices)
  const shown = { typed, gift: giftLines(order, { wrapped, plain }) }
  const opening = words.opening(order.number)
  return {
    subject: words.subject(order.number),
    html: String(
      <MailLayout shop={shop} title={title}>
        <MailText text={opening} />
        <OrderTable shop={shop} order={order} shown={shown} />
        <MailButton href={link}>{see}</MailButton>
      </MailLayout>,
    ),
    text: letter(shop, title, opening, orderText(shop, order, shown), seeAt(link)),
  }
}
