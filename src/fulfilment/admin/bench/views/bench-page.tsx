import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { ChoiceBar } from '../../../../admin/parts/choice-bar.tsx'
import { Empty } from '../../../../admin/parts/empty.tsx'
import { Filters } from '../../../../admin/parts/filters.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Pages } from '../../../../admin/parts/pages.tsx'
import { type Column, Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import { addDays, type CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { Picture } from '../../../../ui/picture.tsx'
import { unsentStages } from '../../../rules.ts'
import { metalOf, nameOf } from '../piece-words.ts'
import type { BenchPiece } from '../read-pieces.ts'
import { type BenchFilter, filterQuery, kinds, reasonsToWait } from '../rules.ts'
import { benchWords } from '../words.ts'
import { Due } from './due.tsx'
import { type TellDone, Told } from './told.tsx'
import { Where } from './where.tsx'

type Props = {
  shop: Shop
  today: CalendarDate
  filter: BenchFilter
  counts: { stage: string; count: number; late: number }[]
  metals: { name: string; label: string }[]
  pieces: BenchPiece[]
  /** The last piece, where there are more after it. */
  more: BenchPiece | undefined
  told: TellDone
  refused: string | undefined
  /** What was chosen in a form that is shown again. */
  chosen: string[]
}

/** Renders the pieces in the workshop, to print and to move. */
export const BenchPage = (props: Props) => {
  const { filter, pieces, more, refused, chosen, told } = props
  const words = benchWords()
  const here = paths.deskBench(filterQuery(filter))
  const first = paths.deskBench(filterQuery({ ...filter, after: undefined }))
  const narrowed = here !== paths.deskBench()
  return (
    <>
      <PageTitle
        title={words.title}
        acts={
          <>
            <a class="button-quiet" href={paths.deskToBuy()}>
              {words.toBuy}
            </a>
            <a class="button-quiet" href={paths.deskPackets()}>
              {words.packets}
            </a>
          </>
        }
      />
      <Told action={here} told={told} refused={refused} />
      <BenchFilters {...props} />
      <ActForm action={here} class="bench-list">
        <Table
          caption={words.caption}
          columns={columns(props)}
          rows={pieces}
          empty={
            narrowed ? (
              <Empty
                text={words.noneFound}
                step={{ href: paths.deskBench(), title: words.showAll }}
              />
            ) : (
              <Empty text={words.noneOpen} />
            )
          }
          select={{
            name: 'pieces',
            value: ({ id, version }) => `${id}:${version}`,
            label: (piece) => words.choose(nameOf(piece), piece.number),
            chosen: ({ id }) => chosen.includes(id),
          }}
        />
        {pieces.length > 0 && <Acts />}
      </ActForm>
      <Pages
        first={filter.after && first}
        next={more && paths.deskBench(filterQuery({ ...filter, after: more }))}
      />
    </>
  )
}

const BenchFilters = ({ filter, counts, metals, today }: Props) => {
  const words = benchWords()
  const option = <T extends string>(values: readonly T[], labels: Record<T, string>) =>
    values.map((value) => ({ value, label: labels[value] }))
  const isOnly = (one: Record<string, string>) =>
    paths.deskBench(filterQuery({ ...filter, after: undefined })) === paths.deskBench(one)
  const saved = (title: string, one: Record<string, string>, count: number) => ({
    ...{ title, count, href: paths.deskBench(one), current: isOnly(one) },
  })
  const open = counts.filter(({ stage }) => stage !== 'ready')
  const sum = (of: 'count' | 'late') => open.reduce((all, each) => all + each[of], 0)
  return (
    <Filters
      action={paths.deskBench()}
      saved={[
        saved(words.open, {}, sum('count')),
        saved(words.late, { until: addDays(today, -1) }, sum('late')),
        ...unsentStages.map((stage) =>
          saved(
            words.stages[stage],
            { stage },
            counts.find((each) => each.stage === stage)?.count ?? 0,
          ),
        ),
      ]}
      filters={[
        {
          ...{ name: 'stage', label: words.filters.stage, value: filter.stage },
          options: option(unsentStages, words.stages),
        },
        {
          ...{ name: 'metal', label: words.filters.metal, value: filter.metal },
          options: metals.map(({ name, label }) => ({ value: name.slice('metal='.length), label })),
        },
        {
          ...{ name: 'waits', label: words.filters.waits, value: filter.waits },
          options: option(reasonsToWait, words.waits),
        },
        {
          ...{ name: 'kind', label: words.filters.kind, value: filter.kind },
          options: option(kinds, words.kinds),
        },
        { name: 'until', label: words.filters.until, value: filter.until, type: 'date' },
      ]}
    />
  )
}

const columns = ({ shop, today }: Props): Column<BenchPiece>[] => {
  const words = benchWords()
  return [
    {
      title: words.columns.piece,
      kind: 'main',
      cell: (piece) => (
        <span class="bench-row">
          <Picture picture={piece.picture} kind={piece.jewel} alt="" />
          <span>
            <a href={paths.deskPiece(piece.id)}>{nameOf(piece)}</a>
            <span class="quiet">{metalOf(piece)}</span>
          </span>
        </span>
      ),
    },
    {
      title: words.columns.engraving,
      cell: ({ engraved }) => (engraved ? words.engraved : words.notEngraved),
    },
    { title: words.columns.order, cell: ({ number }) => number },
    {
      title: words.columns.stage,
      cell: (piece) => <Where piece={piece} today={today} shop={shop} />,
    },
    {
      title: words.columns.due,
      cell: (piece) => <Due piece={piece} today={today} locale={shop.locale} />,
    },
    { title: words.columns.place, cell: ({ place }) => place },
  ]
}

const Acts = () => {
  const words = benchWords()
  const act = (name: string, title: string) => (
    <button class="button-quiet" type="submit" name="do" value={name}>
      {title}
    </button>
  )
  return (
    <ChoiceBar>
      {act('sheets', words.printSheets)}
      {act('labels', words.printLabels)}
      {act('packet', words.intoPacket)}
      <label class="bench-move">
        {words.moveTo}{' '}
        <select name="to">
          {unsentStages.map((stage) => (
            <option value={stage} selected={stage === 'on-the-bench'}>
              {words.stages[stage]}
            </option>
          ))}
        </select>
      </label>
      {act('move', words.move)}
      <label class="check">
        <input type="checkbox" name="tell" value="1" checked /> {words.tell}
      </label>
    </ChoiceBar>
  )
}
