import type { homeDelivery } from '../../delivery/rules/options.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { formatMoney } from '../../platform/money.ts'
import { WITHDRAWAL_DAYS } from '../rules/returns.ts'
import { catalogWords } from '../words.ts'

type Props = { shop: Shop; delivery: ReturnType<typeof homeDelivery> }

/** Renders what a shopper can count on, each with a link to the full policy. */
export const Promises = ({ shop, delivery }: Props) => {
  const { promises, delivery: parcel, returns, privacy } = catalogWords().home
  return (
    <section class="promises" aria-label={promises}>
      <div>
        <h2>{parcel.title}</h2>
        <p>
          {delivery &&
            `${parcel.from(formatMoney(delivery.price, shop.currency, shop.locale), delivery.zone)} `}
          {parcel.text} <a href={paths.policy('delivery')}>{parcel.link}</a>
        </p>
      </div>
      <div>
        <h2>{returns.title(WITHDRAWAL_DAYS)}</h2>
        <p>
          {returns.text} <a href={paths.policy('returns')}>{returns.link}</a>
        </p>
      </div>
      <div>
        <h2>{privacy.title}</h2>
        <p>
          {privacy.text} <a href={paths.policy('privacy')}>{privacy.link}</a>
        </p>
      </div>
    </section>
  )
}
