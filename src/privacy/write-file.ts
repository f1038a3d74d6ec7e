import { aftercareWords } from '../aftercare/words.ts'
import type { Order } from '../orders/read-order.ts'
import { dateOfDay, type GuestData, pieceTitle } from './read-guest.ts'
import type { OrderData } from './read-order-data.ts'
import { takeAlong } from './take-along.ts'
import { privacyWords } from './words.ts'

/** Everything that the page of a visitor's data knows, for them to take along: JSON. */
export function writeFile(known: GuestData | null, ordered: OrderData | null): string {
  const { file, columns, order: words } = privacyWords()
  const system = known?.guest.sizes ?? 'eu'
  const data = {
    ...(known && { [file.browser]: guestFile(known) }),
    ...(ordered && {
      [file.order]: { ...orderFile(ordered.order), ...withOrder(ordered) },
    }),
    ...(ordered?.address && { [file.address]: addressFile(ordered.address) }),
  }
  return `${JSON.stringify(data, null, 2)}\n`

  function guestFile({ guest, lines, kept, link }: GuestData) {
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
      ...(link && {
        [file.link]: {
          [file.isLive]: link.tokenHash !== null,
          ...takeAlong({ ...link, day: dateOfDay(link.day) }, columns.link),
        },
      }),
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

  function withOrder({ order, reminders, services }: OrderData) {
    const pieces = new Map(order.lines.map(({ id, title }) => [id, title]))
    const { kinds, states } = aftercareWords().service
    return {
      [file.reminders]: reminders.map(({ agreedTo, ...row }) => ({
        ...takeAlong(
          { ...row, kind: words.reminders[row.kind], state: words.reminderStates[row.state] },
          columns.reminder,
        ),
        [file.agreedTo]: agreedTo,
      })),
      [file.services]: services.map((row) => ({
        [file.piece]: pieces.get(row.lineId) ?? '',
        ...takeAlong({ ...row, kind: kinds[row.kind], state: states[row.state] }, columns.service),
      })),
    }
  }

  function addressFile({ alerts, stoppedAt }: NonNullable<OrderData['address']>) {
    return {
      [file.alerts]: alerts.map((alert) => ({
        [file.piece]: pieceTitle(alert, system),
        ...takeAlong({ ...alert, what: words.alertWhen[alert.what] }, columns.alert),
      })),
      ...(stoppedAt && { [file.stopped]: new Date(stoppedAt * 1000).toISOString() }),
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
