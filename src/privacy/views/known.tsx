import { IDLE } from '../../cart/cookie.ts'
import { paths } from '../../paths.ts'
import { wallClock } from '../../platform/calendar-date.ts'
import type { Seconds } from '../../platform/clock.ts'
import type { Shop } from '../../platform/config.ts'
import { formatDate, formatMoment } from '../../platform/format-date.ts'
import { sizeInText } from '../../ring-sizes/size-words.ts'
import { ringSizeWords } from '../../ring-sizes/words.ts'
import { dateOfDay, type GuestData, pieceTitle } from '../read-guest.ts'
import { privacyWords } from '../words.ts'

/** Renders what is kept of a browser. */
export const Known = ({ shop, known }: { shop: Shop; known: GuestData }) => {
  const words = privacyWords().browser
  const { guest, lines, kept, link } = known
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
        {link && (
          <tr>
            <th scope="row">{words.link}</th>
            <td>
              <SharedLink shop={shop} link={link} />
            </td>
          </tr>
        )}
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

const SharedLink = (props: { shop: Shop; link: NonNullable<GuestData['link']> }) => {
  const { day, tokenHash, showsPrices, showsChoices } = props.link
  const words = privacyWords().browser
  const date = formatDate(dateOfDay(day), props.shop.locale, true)
  if (tokenHash === null) return <>{words.notShared(date)}</>
  const shows = showsPrices
    ? words[showsChoices ? 'showsBoth' : 'showsPrices']
    : showsChoices && words.showsChoices
  return (
    <>
      {words.shared(date, shows || '')} <a href={`${paths.kept()}#share`}>{words.endLink}</a>
    </>
  )
}
