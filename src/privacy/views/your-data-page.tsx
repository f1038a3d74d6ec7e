import { IDLE } from '../../cart/cookie.ts'
import { AddressBlock } from '../../orders/parts/address-block.tsx'
import type { Order } from '../../orders/read-order.ts'
import { paths } from '../../paths.ts'
import { wallClock } from '../../platform/calendar-date.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Shop } from '../../platform/config.ts'
import { formatDate, formatMoment } from '../../platform/format-date.ts'
import { sizeInText } from '../../ring-sizes/size-words.ts'
import { ringSizeWords } from '../../ring-sizes/words.ts'
import { type GuestData, pieceTitle } from '../read-guest.ts'
import { privacyWords } from '../words.ts'

type Props = {
  shop: Shop
  /** Null: nothing is kept of this browser. */
  known: GuestData | null
  /** The order that is open in this browser. */
  order: Order | null
  /** Names of the shop's cookies that this browser has sent. */
  cookies: string[]
  /** Whether everything has just been forgotten. */
  forgotten: boolean
}

/** Renders all that the shop keeps of a browser, with the ways to take it along and to end it. */
export const YourDataPage = ({ shop, known, order, cookies, forgotten }: Props) => {
  const words = privacyWords()
  return (
    <article class="narrow policy">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {forgotten && !known && (
        <p class="notice notice-good" role="status">
          {words.browser.forgotten}
        </p>
      )}
      <h2>{words.browser.title}</h2>
      {known ? <Known shop={shop} known={known} /> : <p>{words.browser.nothing}</p>}
      {order && <OpenOrder shop={shop} order={order} />}
      {(known || order) && (
        <p>
          <a class="button button-quiet" href={paths.yourDataFile()} download={words.file.name}>
            {words.browser.take}
          </a>{' '}
          <span class="hint">{words.browser.takeHow}</span>
        </p>
      )}
      <h2>{words.device.title}</h2>
      {cookies.length === 0 ? (
        <p>{words.device.noCookies}</p>
      ) : (
        <>
          <p>{words.device.cookies}</p>
          <ul>
            {cookies.map((name) => (
              <li>
                <code>{name}</code> {words.device.names[name]}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{words.device.storage}</p>
      <form method="post" action={paths.yourDataForget()}>
        <button class="button" type="submit">
          {words.browser.forget}
        </button>
        <p class="hint">{words.browser.forgetHow}</p>
      </form>
      <h2>{words.elsewhere.title}</h2>
      <ul>
        {elsewhere().map(([path, text]) => (
          <li>
            <a href={path}>{text}</a>
          </li>
        ))}
      </ul>
    </article>
  )
}

const elsewhere = () => {
  const words = privacyWords().elsewhere
  return [
    [paths.preferences(), words.newsletter],
    [paths.counting(), words.counting],
    [paths.orderLookUp(), words.lookUp],
    [paths.policy('privacy'), words.privacy],
  ] as const
}

const Known = ({ shop, known }: { shop: Shop; known: GuestData }) => {
  const words = privacyWords().browser
  const { guest, lines, kept } = known
  const system = guest.sizes ?? 'eu'
  const keepsMore = kept.length > 0 || guest.ringSize !== null
  const ends = guest.touchedAt + (keepsMore ? IDLE.kept : IDLE.cart)
  const day = (at: Seconds) => formatDate(wallClock(at, shop.time_zone).date, shop.locale, true)
  const engraved = ({ personalization }: GuestData['kept'][number] | GuestData['lines'][number]) =>
    personalization === 'unreadable'
      ? words.unreadable
      : personalization && words.engraved(personalization.letters)
  const withEngraving = (title: string, piece: Parameters<typeof engraved>[0]) =>
    [title, engraved(piece)].filter(Boolean).join(', ')
  const came = (channel: string) => words.channels[channel] ?? channel
  return (
    <table>
      <tbody>
        <tr>
          <th scope="row">{words.cart}</th>
          <td>
            {lines.length === 0 && words.none}
            {lines.map((line) => (
              <p>{withEngraving(words.units(line.quantity, pieceTitle(line, system)), line)}</p>
            ))}
          </td>
        </tr>
        <tr>
          <th scope="row">{words.kept}</th>
          <td>
            {kept.length === 0 && words.none}
            {kept.map((piece) => (
              <p>{withEngraving(pieceTitle(piece, system), piece)}</p>
            ))}
          </td>
        </tr>
        {guest.ringSize !== null && (
          <tr>
            <th scope="row">{words.ringSize}</th>
            <td>{sizeInText(guest.ringSize / 10, system)}</td>
          </tr>
        )}
        {guest.sizes && (
          <tr>
            <th scope="row">{words.system}</th>
            <td>{ringSizeWords().systems[guest.sizes]}</td>
          </tr>
        )}
        <tr>
          <th scope="row">{words.forYou}</th>
          <td>{guest.forYou ? words.on : words.off}</td>
        </tr>
        {guest.channel && (
          <tr>
            <th scope="row">{words.came}</th>
            <td>
              {guest.campaign
                ? words.campaign(came(guest.channel), guest.campaign)
                : came(guest.channel)}
            </td>
          </tr>
        )}
        <tr>
          <th scope="row">{words.since}</th>
          <td>{formatMoment(guest.createdAt, shop.locale, shop.time_zone)}</td>
        </tr>
        <tr>
          <th scope="row">{words.changed}</th>
          <td>{formatMoment(guest.touchedAt, shop.locale, shop.time_zone)}</td>
        </tr>
        <tr>
          <th scope="row">{words.ends}</th>
          <td>{words.endsOn(day(ends))}</td>
        </tr>
      </tbody>
    </table>
  )
}

const OpenOrder = ({ shop, order }: { shop: Shop; order: Order }) => {
  const words = privacyWords().order
  const { address, billing, phone, giftMessage } = order.contact
  return (
    <>
      <h2>{words.title(order.number)}</h2>
      <p>{words.lead}</p>
      <table>
        <tbody>
          <tr>
            <th scope="row">{words.email}</th>
            <td>{order.email}</td>
          </tr>
          {phone && (
            <tr>
              <th scope="row">{words.phone}</th>
              <td>{phone}</td>
            </tr>
          )}
          <tr>
            <th scope="row">{words.delivery}</th>
            <td>
              <AddressBlock address={address} locale={shop.locale} />
            </td>
          </tr>
          <tr>
            <th scope="row">{words.billing}</th>
            <td>
              {billing ? <AddressBlock address={billing} locale={shop.locale} /> : words.same}
            </td>
          </tr>
          {giftMessage && (
            <tr>
              <th scope="row">{words.giftMessage}</th>
              <td>{giftMessage}</td>
            </tr>
          )}
          <tr>
            <th scope="row">{words.pieces}</th>
            <td>
              {order.lines.map(({ quantity, title, variantTitle, engraving }) => (
                <p>
                  {[
                    privacyWords().browser.units(quantity, title),
                    variantTitle,
                    engraving && privacyWords().browser.engraved(engraving.letters),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </p>
              ))}
            </td>
          </tr>
        </tbody>
      </table>
      <p>{words.stays}</p>
      <form method="post" action={paths.orderClose()}>
        <a class="button button-quiet" href={paths.order(order.number)}>
          {words.toOrder}
        </a>{' '}
        <button class="button button-quiet" type="submit">
          {words.close}
        </button>
      </form>
    </>
  )
}
