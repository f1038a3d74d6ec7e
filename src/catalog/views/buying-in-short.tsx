import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import { formatMoney, type Minor } from '../../platform/money.ts'
import { homeDelivery, WITHDRAWAL_DAYS } from '../rules.ts'

type Props = { config: Config; price: Minor; engravable: boolean }

/** Renders delivery and returns in two lines, each with the way to the whole text. */
export const BuyingInShort = ({ config, price, engravable }: Props) => {
  const delivery = homeDelivery(config.DELIVERY, price)
  return (
    <ul class="in-short">
      {delivery && (
        <li>
          <a href={paths.policy('delivery')}>Delivery</a> from{' '}
          {formatMoney(delivery.price, config.shop.currency, config.shop.locale)} ({delivery.zone}),
          {delivery.insured && ' insured,'} {delivery.days[0]} to {delivery.days[1]} working days on
          the way
        </li>
      )}
      <li>
        <a href={paths.policy('returns')}>Returns</a> within {WITHDRAWAL_DAYS} days
        {engravable && ', unless it is engraved'}
      </li>
    </ul>
  )
}
