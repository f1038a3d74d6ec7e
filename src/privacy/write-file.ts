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
      ...takeAlong(guest, columns.guest),
      [file.cart]: lines.map((line) => ({
        [file.piece]: pieceTitle(line, system),
        ...takeAlong(line, columns.line),
      })),
      [file.kept]: kept.map((piece) => ({
        [file.piece]: pieceTitle(piece, system),
        ...takeAlong(piece, columns.kept),
      })),
    }
  }

  function orderFile({ lines, events, changes, ...about }: Order) {
    return {
      ...takeAlong(about, columns.order),
      [file.lines]: lines.map((line) => takeAlong(line, columns.orderLine)),
      [file.events]: events.map((event) => takeAlong(event, columns.orderEvent)),
      [file.changes]: changes.map((change) => takeAlong(change, columns.orderChange)),
    }
  }
}
