import { AddressBlock } from '../../../orders/parts/address-block.tsx'
import { UnitList } from '../../../orders/parts/unit-list.tsx'
import type { Order } from '../../../orders/read-order.ts'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatDate } from '../../../platform/format-date.ts'
import { Qr } from '../../admin/bench/views/qr.tsx'
import { countUnits, type Return } from '../read-returns.ts'
import { isFault, sendBy } from '../rules.ts'
import { returnWords } from '../words.ts'

/**
 * Renders the slip that goes into the parcel: where it goes, what is in it, and a code that opens
 * the return at the desk; beside it what to do.
 */
export const Slip = (props: { shop: Shop; order: Order; given: Return }) => {
  const { shop, order, given } = props
  const words = returnWords().slip
  const by = formatDate(sendBy(given.agreedAt ?? given.askedAt, shop.time_zone), shop.locale, true)
  const toSend = given.pieces.filter(({ live, receivedAt }) => live && receivedAt === null)
  return (
    <section class="return-slip">
      <h2>{words.title}</h2>
      <div class="return-slip-head">
        <div>
          <p class="quiet">{words.to}</p>
          <p class="return-slip-to">
            {shop.legal_name}
            <br />
            {shop.address}
          </p>
          <p class="quiet">{words.from}</p>
          <AddressBlock address={order.contact.address} locale={shop.locale} />
        </div>
        <figure>
          <Qr text={shop.origin + paths.deskReturn(given.id)} title={words.scan} />
          <figcaption class="quiet">{words.scan}</figcaption>
        </figure>
      </div>
      <p class="return-slip-number">
        <span class="quiet">{words.order}</span> <strong>{order.number}</strong>
      </p>
      <h3>{words.inIt}</h3>
      <UnitList order={order} units={countUnits(order, toSend)} />
      <h3>{words.steps}</h3>
      <ol>
        <li>{words.print}</li>
        <li>{words.pack}</li>
        <li>
          {words.send(by)} {isFault(given.reason) ? words.ourCost : words.cost}
        </li>
        <li>{words.refund}</li>
      </ol>
    </section>
  )
}
