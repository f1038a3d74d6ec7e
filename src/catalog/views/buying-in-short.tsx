import { homeDelivery } from '../../delivery/rules/options.ts'
import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import { formatMoney, type Minor } from '../../platform/money.ts'
import { WITHDRAWAL_DAYS } from '../rules/returns.ts'
import { catalogWords } from '../words.ts'

type Props = { config: Config; price: Minor; engravable: boolean }

/** Renders delivery and returns in two lines, each with a link to the full policy. */
export const BuyingInShort = ({ config, price, engravable }: Props) => {
  const delivery = homeDelivery(config.DELIVERY, price)
  const to = (policy: 'delivery' | 'returns') => (text: string) => (
    <a href={paths.policy(policy)}>{text}</a>
  )
  return (
    <ul class="in-short">
      {delivery && (
        <li>
          {catalogWords().product.delivery(
            to('delivery'),
            formatMoney(delivery.price, config.shop.currency, config.shop.locale),
            delivery.zone,
            delivery.insured,
          )}
        </li>
      )}
      <li>{catalogWords().product.returns(to('returns'), WITHDRAWAL_DAYS, engravable)}</li>
    </ul>
  )
}
