import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Conflict } from '../../../../admin/parts/conflict.tsx'
import type { Difference } from '../../../../admin/parts/merge-forms.ts'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Timeline } from '../../../../admin/parts/timeline.tsx'
import { paths } from '../../../../paths.ts'
import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { type FormState, SelectField, TextField } from '../../../../ui/form-field.tsx'
import { Picture } from '../../../../ui/picture.tsx'
import { isUnsent } from '../../../rules.ts'
import { metalOf } from '../piece-words.ts'
import type { Move, OpenedPiece } from '../read-pieces.ts'
import { reasonsToWait } from '../rules.ts'
import { benchWords } from '../words.ts'
import { Due } from './due.tsx'
import { Engraved } from './engraving.tsx'
import { type TellDone, Told } from './told.tsx'
import { Where } from './where.tsx'

type Props = {
  shop: Shop
  today: CalendarDate
  piece: OpenedPiece
  /** Newest first. */
  moves: Move[]
  /** Whether who looks may open its order. */
  seesOrders: boolean
  told: TellDone
  refused: string | undefined
  /** Where it lies and what it waits for, as it is or as it was typed. */
  form: FormState
  /** What somebody else noted meanwhile. */
  differences: Difference[]
}

/** Renders a piece as its QR code opens it on a phone at the bench. */
export const PiecePage = (props: Props) => {
  const { shop, today, piece, moves, told, refused } = props
  const words = benchWords()
  return (
    <div class="bench-piece">
      <PageTitle title={piece.title} back={{ href: paths.deskBench(), title: words.title }} />
      <Told action={paths.deskPiece(piece.id)} told={told} refused={refused} />
      <div class="bench-what">
        <Picture picture={piece.picture} kind={piece.jewel} alt="" />
        <div>
          <p class="bench-variant">
            {[piece.variantTitle, metalOf(piece)].filter(Boolean).join(', ')}
          </p>
          <p>
            {props.seesOrders ? (
              <a href={paths.deskOrder(piece.number)}>{piece.number}</a>
            ) : (
              piece.number
            )}
            {piece.quantity > 1 && ` · ${words.unit(piece.unit, piece.quantity)}`}
          </p>
          <p>
            {words.due} <Due piece={piece} today={today} locale={shop.locale} within />
          </p>
          <p>
            <Where piece={piece} today={today} shop={shop} />
          </p>
        </div>
      </div>
      <Engraved piece={piece} />
      {isUnsent(piece.stage) && (
        <>
          <Buttons piece={piece} moves={moves} />
          <WhereForm {...props} />
        </>
      )}
      <p>
        <a href={paths.deskSheets([piece.id])}>{words.sheetOfIt}</a>
        {' · '}
        <a href={paths.deskLabels([piece.id])}>{words.labelOfIt}</a>
      </p>
      <h2>{words.history}</h2>
      {moves.length === 0 && <p class="quiet">{words.noMoves}</p>}
      <Timeline
        shop={shop}
        events={moves.map(({ at, leaves, enters, who }) => ({
          at,
          title:
            leaves === enters
              ? isUnsent(enters)
                ? words.notedOnly
                : words.restocked
              : words.enters(words.stages[leaves], words.stages[enters]),
          who: who ?? (enters === 'delivered' ? words.arrived : words.paid),
        }))}
      />
    </div>
  )
}

const Buttons = ({ piece, moves }: { piece: OpenedPiece; moves: Move[] }) => {
  const words = benchWords()
  const last = moves.find(({ leaves, enters }) => leaves !== enters)
  const undone = last?.enters === piece.stage && isUnsent(last.leaves) && last.leaves
  return (
    <ActForm action={paths.deskPiece(piece.id)} version={piece.version} class="big-actions">
      {(['on-the-bench', 'at-the-assay-office', 'ready'] as const).map((stage) => (
        <button
          class="button"
          type="submit"
          name="do"
          value={stage}
          disabled={stage === piece.stage}
        >
          {words.stages[stage]}
        </button>
      ))}
      {piece.madeToOrder && piece.stage === 'to-make' && (
        <label class="check">
          <input type="checkbox" name="tell" value="1" checked /> {words.tellOne}
        </label>
      )}
      {undone && (
        <button class="button-quiet" type="submit" name="do" value="undo-last">
          {words.undoLast(words.stages[undone])}
        </button>
      )}
    </ActForm>
  )
}

const WhereForm = ({ piece, form, differences }: Props) => {
  const words = benchWords()
  const labels = { place: words.where, waits: words.waitsForWhat, wanted: words.wanted }
  const show = (value: string, name: string) => {
    const reason = reasonsToWait.find((each) => each === value)
    return name === 'waits' && reason ? words.waits[reason] : value
  }
  return (
    <>
      {differences.length > 0 && <Conflict differences={differences} labels={labels} show={show} />}
      <ActForm
        action={paths.deskPiece(piece.id)}
        version={piece.version}
        before={{ place: piece.place, waits: piece.waitsFor ?? '', wanted: piece.wanted }}
      >
        <TextField
          form={form}
          name="place"
          label={words.where}
          hint={words.whereHint}
          maxlength={60}
          optional
        />
        <SelectField
          form={form}
          name="waits"
          label={words.waitsForWhat}
          prompt={words.nothing}
          choices={reasonsToWait.map((value) => ({ value, label: words.waits[value] }))}
          optional
        />
        <TextField
          form={form}
          name="wanted"
          label={words.wanted}
          hint={words.wantedHint}
          maxlength={120}
          optional
        />
        <button class="button-quiet" type="submit" name="do" value="note">
          {words.save}
        </button>
      </ActForm>
    </>
  )
}
