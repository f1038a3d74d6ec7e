import { Card } from '../../../../admin/parts/card.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { deliveryWords } from '../../../../delivery/words.ts'
import { AddressBlock } from '../../../../orders/parts/address-block.tsx'
import { isGift } from '../../../../orders/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { PhoneLink } from '../../../../ui/phone-link.tsx'
import type { DeskOrder } from '../read-order.ts'
import { orderPageWords } from '../words.ts'

/** Renders where an order goes and how, with what was typed beside what was corrected. */
export const DeliveryCard = (props: { shop: Shop; desk: DeskOrder; mayCorrect: boolean }) => {
  const { shop, desk } = props
  const { order, correction } = desk
  const { address, billing, phone, giftWrap, giftMessage } = order.contact
  const words = orderPageWords().delivery
  const block = (of: typeof address) => <AddressBlock address={of} locale={shop.locale} />
  return (
    <Card
      id="delivery"
      title={words.title}
      aside={props.mayCorrect && <a href={paths.deskOrderAddress(order.number)}>{words.correct}</a>}
    >
      {correction ? (
        <div class="beside">
          <div>
            <p class="quiet">
              {words.correctedBy(
                formatOwnMoment(correction.at, shop),
                desk.nameOf(correction.staffId) ?? '',
              )}
            </p>
            {block(correction.address)}
          </div>
          <div class="quiet">
            <p>{words.typed}</p>
            {block(address)}
          </div>
        </div>
      ) : (
        <div class="beside">{block(address)}</div>
      )}
      <Facts
        facts={[
          { title: words.method, value: deliveryWords().methods[order.deliveryMethod] },
          phone !== '' && { title: words.phone, value: <PhoneLink phone={phone} /> },
          {
            title: words.email,
            value: order.email ? (
              <a href={`mailto:${order.email}`}>{order.email}</a>
            ) : (
              words.noEmail
            ),
          },
          billing && { title: words.billing, value: block(billing) },
          giftWrap && { title: words.wrap, value: words.wrapped },
          isGift(order.contact) && !giftWrap && { title: words.present, value: words.noPrices },
          Boolean(giftMessage) && {
            title: words.card,
            value: <span class="gift-message">{giftMessage}</span>,
          },
        ]}
      />
    </Card>
  )
}
