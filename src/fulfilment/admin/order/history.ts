import { changedLineWords } from '../../../orders/changes/change-words.ts'
import { moneyCurrency } from '../../../orders/rules.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatMoney } from '../../../platform/money.ts'
import { handedOver } from '../../carriers/shop-carriers.ts'
import { isUnsent } from '../../rules.ts'
import { benchWords } from '../bench/words.ts'
import type { DeskOrder } from './read-order.ts'
import { orderPageWords } from './words.ts'

/** Something that happened to an order, in words. */
export type Happened = {
  at: number
  title: string
  who?: string | undefined
  tone?: 'good' | 'bad'
  /** The mail that it was, to be opened; or the note. */
  mail?: string
  note?: string
}

/** Told by the moves of pieces and by the parcels themselves, with who did it. */
const toldElsewhere = ['work-begun', 'sent', 'delivered', 'handed-over']

/** All that happened to an order, the newest first. */
export function historyOf(desk: DeskOrder, shop: Shop): Happened[] {
  return [
    ...eventsOf(desk, shop),
    ...movesOf(desk),
    ...changesOf(desk),
    ...parcelsOf(desk),
    ...returnsOf(desk),
    ...notesOf(desk),
    ...mailsOf(desk),
  ]
    .map((each, at) => ({ each, at }))
    .sort((a, b) => b.each.at - a.each.at || b.at - a.at)
    .map(({ each }) => each)
}

function eventsOf({ order, acts, nameOf }: DeskOrder, shop: Shop): Happened[] {
  const { events, withAmount } = orderPageWords().history
  const currency = moneyCurrency(order)
  return order.events
    .filter(({ kind }) => !toldElsewhere.includes(kind))
    .map(({ id, kind, amount, at }) => {
      const act = acts.find((each) => each.id === id) ?? actOf(kind, at, acts)
      const said = events[kind]
      return {
        at,
        title:
          amount === null ? said : withAmount(said, formatMoney(amount, currency, shop.locale)),
        who: nameOf(act?.staffId),
      }
    })
}

/** The act that moved the date: its event has an id of its own. */
const actOf = (kind: string, at: number, acts: DeskOrder['acts']) =>
  kind === 'delayed'
    ? acts.find((each) => each.act === 'order-delayed' && each.at === at)
    : undefined

function movesOf({ order, lines, moves, nameOf }: DeskOrder): Happened[] {
  const { moved, noted, restocked, refundedBy } = orderPageWords().history
  const { stages } = benchWords()
  const changes = new Set(order.changes.map(({ id }) => id))
  const byHand = moves.filter(({ act }) => !changes.has(act))
  const together = Map.groupBy(byHand, ({ act, leaves, enters }) => `${act} ${leaves} ${enters}`)
  return [...together.values()].flatMap((same) => {
    const [first] = same
    const isNote = first?.leaves === first?.enters
    const ofParcel = first?.enters === 'sent' || first?.enters === 'delivered'
    if (!first || (ofParcel && !isNote)) return []
    const what = contentsOf(
      lines,
      same.map(({ pieceId }) => pieceId),
    )
    const { at, leaves, enters, staffId } = first
    const say = isUnsent(enters) ? noted : restocked
    const title = isNote ? say(what) : moved(what, stages[leaves], stages[enters])
    const nobody = order.state === 'refunded' ? refundedBy : undefined
    return [{ at, title, who: nameOf(staffId) ?? (staffId === null ? nobody : undefined) }]
  })
}

/** What was changed: when it was made, and before, when somebody asked for money for it. */
function changesOf({ order, nameOf }: DeskOrder): Happened[] {
  const say = orderPageWords().history
  return order.changes.flatMap(({ before, after, units, state, at, appliedAt, staffId }) => {
    const what = [changedLineWords(before, units), changedLineWords(after, units)] as const
    const who = nameOf(staffId)
    return [
      appliedAt !== at && { at, title: say.changeAsked(...what), who },
      state === 'applied' && { at: appliedAt ?? at, title: say.changed(...what), who },
    ].filter((each) => each !== false)
  })
}

function parcelsOf({ lines, parcels, moves, acts, nameOf }: DeskOrder): Happened[] {
  const say = orderPageWords().history
  return parcels.flatMap((parcel) => {
    const ids = parcel.pieces.map(({ id }) => id)
    const what = contentsOf(lines, ids)
    const mover = (stage: string, at: number) =>
      nameOf(
        moves.find((each) => each.enters === stage && each.at === at && ids.includes(each.pieceId))
          ?.staffId,
      )
    const packer = acts.find(({ act, at }) => act === 'parcel-packed' && at === parcel.packedAt)
    const { packedAt, sentAt, deliveredAt, cancelledAt } = parcel
    if (parcel.carrier === handedOver)
      return [
        {
          at: packedAt,
          title: say.handedOver(what),
          who: mover('sent', packedAt),
          tone: 'good' as const,
        },
      ]
    return [
      { at: packedAt, title: say.packed(what), who: nameOf(packer?.staffId) },
      sentAt !== null && { at: sentAt, title: say.sent(what), who: mover('sent', sentAt) },
      deliveredAt !== null && {
        at: deliveredAt,
        title: say.delivered(what),
        who: mover('delivered', deliveredAt),
        tone: 'good' as const,
      },
      cancelledAt !== null && { at: cancelledAt, title: say.unpacked(what) },
    ].filter((each) => each !== false)
  })
}

/** What became of returns; what came of them is told by the moves. */
function returnsOf({ lines, returns, acts, nameOf }: DeskOrder): Happened[] {
  const say = orderPageWords().history.returns
  return returns.flatMap(({ state, staffId, askedAt, agreedAt, closedAt, pieces }) => {
    const what = contentsOf(
      lines,
      pieces.map(({ pieceId }) => pieceId),
    )
    const whoAt = (at: number | null) =>
      nameOf(acts.find((each) => each.act.startsWith('return-') && each.at === at)?.staffId)
    const refused = state === 'refused'
    return [
      { at: askedAt, title: say.asked(what), who: nameOf(staffId) },
      agreedAt !== null &&
        agreedAt !== askedAt && { at: agreedAt, title: say.agreed(what), who: whoAt(agreedAt) },
      closedAt !== null &&
        (refused || state === 'withdrawn') && {
          at: closedAt,
          title: refused ? say.refused(what) : say.withdrawn(what),
          who: whoAt(closedAt),
        },
    ].filter((each) => each !== false)
  })
}

const notesOf = ({ notes, nameOf }: DeskOrder): Happened[] =>
  notes.map(({ id, at, kind, staffId }) => {
    const { staffNote, customerNote } = orderPageWords().history
    const title = kind === 'staff' ? staffNote : customerNote
    return { at, title, who: nameOf(staffId), note: id }
  })

const mailsOf = ({ mails }: DeskOrder): Happened[] =>
  mails.map(({ id, kind, state, createdAt, sentAt }) => ({
    at: sentAt ?? createdAt,
    title: orderPageWords().history.mail(nameOfMail(kind)),
    ...((state === 'dead' || state === 'unclear') && { tone: 'bad' as const }),
    mail: id,
  }))

/** What staff call a kind of mail. */
export const nameOfMail = (kind: string): string => orderPageWords().mails[kind] ?? kind

/** What some pieces are, by the titles of their lines: `2 × Alba ring, Rosa band`. */
export function contentsOf(lines: DeskOrder['lines'], pieceIds: string[]): string {
  const counted = lines.flatMap(({ title, pieces }) => {
    const count = pieces.filter(({ id }) => pieceIds.includes(id)).length
    return count === 0 ? [] : [count > 1 ? `${count} × ${title}` : title]
  })
  return counted.join(', ')
}
