import type { Order } from '../orders/read-order.ts'
import { type GuestData, pieceTitle } from './read-guest.ts'
import { takeAlong } from './take-along.ts'
import { privacyWords } from './words.ts'

/** Everything that the page of a visitor's data knows, for them to take along: JSON. */
export function writeFile(known: GuestData | null, order: Order | null): string {
  const { file, columns } = privacyWords()
  const data = {
    ...(known && { [file.browser]: guestFile(known) }),
    ...(order && { [file.order]: orderFile(order) }),
  }
  return `${JSON.stringify(data, null, 2)}\n`

  function guestFile({ guest, lines, kept }: GuestData) {
    const system = guest.sizes ?? 'eu'
    return {
      ...takeAlong(came(guest), columns.guest),
      [file.cart]: lines.map((line) => ({
        [file.piece]: pieceTitle(line, system),
        ...takeAlong(engraved(line), columns.line),
      })),
      [file.kept]: kept.map((piece) => ({
        [file.piece]: pieceTitle(piece, system),
        ...takeAlong(engraved(piece), columns.kept),
      })),
    }
  }

  function orderFile({ lines, events, changes, ...about }: Order) {
    return {
      ...takeAlong(came(about), columns.order),
      [file.lines]: lines.map((line) => takeAlong(line, columns.orderLine)),
      [file.events]: events.map((event) => takeAlong(event, columns.orderEvent)),
      [file.changes]: changes.map((change) => takeAlong(change, columns.orderChange)),
    }
  }
}

/** With the words for how somebody came. */
const came = <Row extends { channel: string | null }>(row: Row): Row => ({
  ...row,
  channel: row.channel && (privacyWords().browser.channels[row.channel] ?? row.channel),
})

type Engraved = Pick<GuestData['kept'][number], 'personalization'>

/** With the letters alone of an engraving. */
const engraved = <Row extends Engraved>(row: Row) => ({
  ...row,
  personalization: lettersOf(row.personalization),
})

const lettersOf = (text: Engraved['personalization']): string | null =>
  text === 'unreadable' || text === null ? text : text.letters
