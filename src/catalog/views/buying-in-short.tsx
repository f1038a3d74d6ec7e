import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import { formatMoney, type Minor } from '../../platform/money.ts'
import { words } from '../../ui/messages.ts'
import type { PolicyName } from '../../ui/policy-pages.ts'
import { homeDelivery, WITHDRAWAL_DAYS } from '../rules.ts'

type Props = { config: Config; price: Minor; engravable: boolean }

/** Renders delivery and returns in two lines, each with the way to the whole text. */
export const BuyingInShort = ({ config, price, engravable }: Props) => {
  const delivery = homeDelivery(config.DELIVERY, price)
  const to = (policy: PolicyName) => (text: string) => <a href={paths.policy(policy)}>{text}</a>
  return (
    <ul class="in-short">
      {delivery && (
        <li>
          {words.product.delivery(
            to('delivery'),
            formatMoney(delivery.price, config.shop.currency, config.shop.locale),
            delivery.zone,
            delivery.insured,
          )}
        </li>
      )}
      <li>{words.product.returns(to('returns'), WITHDRAWAL_DAYS, engravable)}</li>
    </ul>
  )
}
