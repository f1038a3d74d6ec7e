import { deliveryWords } from '../../../../delivery/words.ts'
import { AddressBlock } from '../../../../orders/parts/address-block.tsx'
import { isGift } from '../../../../orders/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatDate } from '../../../../platform/format-date.ts'
import { formatMoney } from '../../../../platform/money.ts'
import type { Slip } from '../open-slips.ts'
import type { Parcel, UnitGroup } from '../read-parcels.ts'
import { parcelWords } from '../words.ts'

/** Renders the slips of parcels, to be printed in one go. */
export const Slips = (props: { shop: Shop; slips: Slip[]; returnDays: number }) => (
  <>
    {props.slips.map((slip) => (
      <SlipSheets shop={props.shop} slip={slip} returnDays={props.returnDays} />
    ))}
  </>
)

/**
 * Renders what is printed for a parcel: the slip on the front, the card for who gets it on the back.
 * A gift has no prices, and its message is a card to cut off.
 *
 * @param returnDays days in which the shopper may return goods
 */
const SlipSheets = (props: { shop: Shop; slip: Slip; returnDays: number }) => {
  const words = parcelWords().slips
  const { shop } = props
  const { parcel, inIt, follows, sent } = props.slip
  const { giftMessage } = parcel.contact
  return (
    <>
      <section class="sheet-a4 slip">
        <header class="slip-head">
          <p class="slip-shop">{shop.name}</p>
          <p class="slip-from">
            {shop.legal_name}
            <br />
            {shop.address}
          </p>
        </header>
        <div class="slip-to">
          <p class="slip-label">{words.deliverTo}</p>
          <AddressBlock address={parcel.address} locale={shop.locale} />
        </div>
        <h1>
          {words.slip} <span class="unbroken">{parcel.orderNumber}</span>
        </h1>
        <p>{deliveryWords().methods[parcel.deliveryMethod]}</p>
        <h2>{words.inThis}</h2>
        <Lines shop={shop} parcel={parcel} units={inIt} prices={!isGift(parcel.contact)} />
        {follows.length > 0 && (
          <>
            <h2>{words.follows}</h2>
            <ul>
              {follows.map((unit) => (
                <li>
                  {unit.quantity} × {unit.name}
                  {unit.stage !== 'ready' &&
                    `, ${words.followsBy(formatDate(parcel.readyBy, shop.locale))}`}
                </li>
              ))}
            </ul>
          </>
        )}
        {sent.length > 0 && (
          <>
            <h2>{words.alreadySent}</h2>
            <ul>
              {sent.map((unit) => (
                <li>
                  {unit.quantity} × {unit.name}
                </li>
              ))}
            </ul>
          </>
        )}
        {giftMessage && (
          <div class="gift-card">
            <p>{giftMessage}</p>
          </div>
        )}
      </section>
      <CardSheet shop={shop} inIt={inIt} returnDays={props.returnDays} />
    </>
  )
}

const Lines = (props: { shop: Shop; parcel: Parcel; units: UnitGroup[]; prices: boolean }) => {
  const words = parcelWords().slips
  const { shop, parcel, prices } = props
  return (
    <table>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{words.quantity}</th>
          <th scope="col">{words.inThis}</th>
          {prices && <th scope="col">{words.price}</th>}
        </tr>
      </thead>
      <tbody>
        {props.units.map((unit) => (
          <tr>
            <td class="slip-count">{unit.quantity} ×</td>
            <td>
              <strong>{unit.title}</strong>
              {unit.variantTitle && `, ${unit.variantTitle}`}
              {unit.engraving && <div>{unit.engraving}</div>}
            </td>
            {prices && (
              <td class="slip-price">
                {formatMoney(unit.price, parcel.currency, shop.locale, true)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The back: what is kept. */
const CardSheet = (props: { shop: Shop; inIt: UnitGroup[]; returnDays: number }) => {
  const words = parcelWords().slips
  const { shop, inIt } = props
  const notReturned = inIt.find((unit) => unit.notReturned)?.notReturned
  return (
    <section class="sheet-a4 slip-back">
      <p class="slip-shop">{shop.name}</p>
      <h2>{words.forYou}</h2>
      <ul>
        {inIt.map(({ name }) => (
          <li>{name}</li>
        ))}
      </ul>
      <p>{words.forYouHint}</p>
      <h2>{words.care.title}</h2>
      <ul>
        {words.care.rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      <h2>{words.returns.title}</h2>
      <p>{words.returns.text(props.returnDays, `${shop.origin}${paths.policy('returns')}`)}</p>
      {notReturned && <p>{notReturned}</p>}
    </section>
  )
}
