import type { StaffMember } from '../../../../admin/env.ts'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Status, type Tone } from '../../../../admin/parts/status.tsx'
import { Tick } from '../../../../admin/parts/tick.tsx'
import { mayDo } from '../../../../admin/rules.ts'
import { DateText } from '../../../../delivery/parts/promised-dates.tsx'
import { EngravingDrawing } from '../../../../engraving/parts/engraving-drawing.tsx'
import type { Mail } from '../../../../mail/rules.ts'
import { orderLineWords } from '../../../../orders/line-words.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { Picture } from '../../../../ui/picture.tsx'
import { Price } from '../../../../ui/price.tsx'
import { SumLines } from '../../../../ui/sum-lines.tsx'
import { sumRows } from '../../../../ui/sum-words.ts'
import { isChangeAwaited, unitsToChange } from '../../../changes/change-rules.ts'
import type { PieceRow } from '../../../piece-queries.ts'
import { mayMoveByHand, type Stage } from '../../../rules.ts'
import { benchWords } from '../../bench/words.ts'
import { changeWords } from '../../changes/words.ts'
import { restockable } from '../../refunds/restock-rules.ts'
import type { DeskLine, DeskOrder } from '../read-order.ts'
import { groupsOf, moveText, nextMoves, pageOf } from '../rules.ts'
import { orderPageWords } from '../words.ts'
import { MailText } from './mail-text.tsx'

type Props = {
  shop: Shop
  staff: StaffMember
  desk: DeskOrder
  /** Today, in the shop's time zone. */
  today: string
  /** Which page of the lines is shown, as the address says. */
  linesPage: string | undefined
  /** The mail that goes when work begins, as it would be now; null: it went, or never goes. */
  workBegun: Mail | null
}

/** Renders what was ordered, each piece with where it stands and where it can go next. */
export const PiecesCard = (props: Props) => {
  const { desk, workBegun } = props
  const { order } = desk
  const words = orderPageWords().lines
  const shop = { ...props.shop, currency: order.currency }
  const mayMove = order.state === 'paid' && mayDo(props.staff.role, 'change-orders')
  const { shown, page, pages } = pageOf(desk.lines, props.linesPage)
  const lines = (
    <>
      {shown.map((line) => (
        <Line {...props} shop={shop} line={line} mayMove={mayMove} />
      ))}
    </>
  )
  return (
    <Card
      id="lines"
      title={words.title}
      aside={
        mayDo(props.staff.role, 'change-orders') &&
        restockable(desk.lines, []).some(({ doubt }) => doubt !== 'madeToOrder') && (
          <a href={paths.deskOrderRestock(order.number)}>{words.restock}</a>
        )
      }
    >
      {mayMove ? (
        <ActForm action={paths.deskOrderMove(order.number)}>
          {/* The box stands above the buttons that it is about. */}
          {workBegun && (
            <div class="tell">
              <Tick name="tell" label={words.tell} checked />
              <details>
                <summary>{words.seeMail}</summary>
                <MailText mail={workBegun} />
              </details>
            </div>
          )}
          {page > 1 && <input type="hidden" name="lines" value={String(page)} />}
          {lines}
        </ActForm>
      ) : (
        lines
      )}
      {pages > 1 && (
        <nav class="pages" aria-label={words.pages(page, pages)}>
          {page > 1 && <a href={linesAt(order.number, page - 1)}>{words.before}</a>}
          <span class="quiet">{words.pages(page, pages)}</span>
          {page < pages && (
            <a href={linesAt(order.number, page + 1)} rel="next">
              {words.next}
            </a>
          )}
        </nav>
      )}
      {desk.pieces.length === 0 && (
        <p class="quiet">{order.state === 'review' ? words.notAccepted : words.notYet}</p>
      )}
      <dl class="summary">
        <SumLines shop={shop} rows={sumRows(order)} />
      </dl>
    </Card>
  )
}

const linesAt = (number: string, page: number) =>
  `${paths.deskOrder(number, { lines: String(page) })}#lines`

const Line = (props: Props & { line: DeskLine; mayMove: boolean }) => {
  const { shop, line, desk } = props
  const { state, changes } = desk.order
  const pieces = line.pieces.map(
    (piece) => ({ ...piece, isPacked: isPacked(desk, piece) ? 1 : 0 }) as const,
  )
  const mayChange = props.mayMove && unitsToChange({ state, line, pieces, changes }) > 0
  const words = orderPageWords().lines
  const shown = orderLineWords(line)
  return (
    <div class="order-line">
      <div class="order-line-picture">
        <Picture picture={line.picture} kind={line.kind} alt="" />
      </div>
      <div>
        <h3>
          <a href={paths.product(line.handle, line.variantId)}>{shown.title}</a>
        </h3>
        {shown.variantTitle && <p>{shown.variantTitle}</p>}
        <p class="quiet">
          {[
            words.quantity(
              shown.quantity,
              formatMoney(shown.unitPrice, shop.currency, shop.locale),
            ),
            line.sku && words.sku(line.sku),
            line.madeToOrder && words.madeToOrder,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {shown.engraving && <p>{shown.engraving}</p>}
        {line.drawing && (
          <figure class="cut">
            <EngravingDrawing {...line.drawing} id={`cut-${line.id}`} trueSize />
            <figcaption class="quiet">{words.trueSize}</figcaption>
          </figure>
        )}
      </div>
      <p class="order-line-price">
        <Price shop={shop} amount={shown.price} exact />
        {mayChange && (
          <>
            <br />
            <a
              href={paths.deskOrderChange(desk.order.number, line.id)}
              aria-label={changeWords().card.changeName(shown.name)}
            >
              {changeWords().card.change}
            </a>
          </>
        )}
      </p>
      {isChangeAwaited(line, desk.order.changes) && (
        <p class="notice">{changeWords().card.unfinished}</p>
      )}
      {line.pieces.length > 0 && (
        <ul class="pieces">
          {groupsOf(line.pieces, props.desk.pieces.length).map((group) => (
            <Pieces {...props} group={group} />
          ))}
        </ul>
      )}
    </div>
  )
}

/** Whether a piece lies in a parcel that was not sent yet. */
const isPacked = ({ parcels }: DeskOrder, { id }: PieceRow): boolean =>
  parcels.some(
    (parcel) =>
      parcel.cancelledAt === null &&
      parcel.sentAt === null &&
      parcel.pieces.some((each) => each.id === id),
  )

const tones: Record<Stage, Tone> = {
  'to-make': 'due',
  'on-the-bench': 'going',
  'at-the-assay-office': 'going',
  ready: 'due',
  sent: 'going',
  delivered: 'good',
  returned: 'bad',
  cancelled: 'quiet',
}

const Pieces = (props: Props & { line: DeskLine; mayMove: boolean; group: PieceRow[] }) => {
  const { shop, staff, line, group, today, desk } = props
  const [piece] = group
  if (!piece) return null
  const words = orderPageWords().lines
  const { stages, waits, waitsFor } = benchWords()
  const { id, unit, stage, due, place } = piece
  const name = group.length > 1 ? words.units(group.length) : words.unit(unit, line.quantity)
  const isOpen = ['to-make', 'on-the-bench', 'at-the-assay-office'].includes(stage)
  const packed = isPacked(desk, piece)
  const moves = props.mayMove && !packed ? nextMoves(stage) : []
  return (
    <li>
      <span class="piece-name">
        {group.length > 1 ? name : <a href={paths.deskPiece(id)}>{name}</a>}
      </span>
      <Status tone={tones[stage]} text={stages[stage]} />
      {isOpen && (
        <span class={due < today ? 'error' : 'quiet'}>
          {words.due} <DateText date={due} locale={shop.locale} />
          {due < today && `, ${words.late}`}
        </span>
      )}
      {place && (
        <span class="quiet">
          {words.place} {place}
        </span>
      )}
      {piece.waitsFor && <span>{waitsFor(waits[piece.waitsFor], piece.wanted)}</span>}
      {packed && <span class="quiet">{words.inParcel}</span>}
      {piece.restockedAt !== null && <span class="quiet">{words.inStock}</span>}
      <span class="acts">
        {moves
          .filter((to) => mayMoveByHand(staff.role, stage, to))
          .map((to) => (
            <button
              class="button-quiet"
              type="submit"
              name="move"
              value={moveText(group, to)}
              aria-label={words.moveName(words.moveTo[to] ?? '', `${line.title}, ${name}`)}
            >
              {words.moveTo[to]}
            </button>
          ))}
      </span>
    </li>
  )
}
