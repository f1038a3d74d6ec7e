import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { nameOf } from '../piece-words.ts'
import type { BenchPiece } from '../read-pieces.ts'
import type { byWanted } from '../rules.ts'
import { benchWords } from '../words.ts'
import { Due } from './due.tsx'
import { type TellDone, Told } from './told.tsx'

type Props = {
  shop: Shop
  today: CalendarDate
  groups: ReturnType<typeof byWanted<BenchPiece>>
  told: TellDone
  refused: string | undefined
  chosen: string[]
}

/** Renders what is to be bought for pieces that wait, grouped by what they want. */
export const ToBuyPage = ({ shop, today, groups, told, refused, chosen }: Props) => {
  const words = benchWords()
  return (
    <>
      <PageTitle title={words.toBuy} back={{ href: paths.deskBench(), title: words.title }} />
      <Told action={paths.deskToBuy()} told={told} refused={refused} />
      {groups.length === 0 ? <p class="quiet">{words.nothingToBuy}</p> : <p>{words.toBuyLead}</p>}
      {groups.length > 0 && (
        <ActForm action={paths.deskToBuy()}>
          {groups.map(({ waitsFor, wanted, pieces }, at) => (
            <Card
              id={`wanted-${at}`}
              title={wanted || words.notSaid}
              aside={
                <span class="quiet">{`${words.waits[waitsFor]}, ${words.pieces(pieces.length)}`}</span>
              }
            >
              <Table
                caption={wanted || words.notSaid}
                rows={pieces}
                empty=""
                columns={[
                  {
                    title: words.columns.piece,
                    kind: 'main',
                    cell: (piece) => <a href={paths.deskPiece(piece.id)}>{nameOf(piece)}</a>,
                  },
                  { title: words.columns.order, cell: ({ number }) => number },
                  {
                    title: words.columns.due,
                    cell: (piece) => <Due piece={piece} today={today} locale={shop.locale} />,
                  },
                  { title: words.columns.place, cell: ({ place }) => place },
                ]}
                select={{
                  name: 'pieces',
                  value: ({ id, version }) => `${id}:${version}`,
                  label: (piece) => words.choose(nameOf(piece), piece.number),
                  chosen: ({ id }) => chosen.includes(id),
                }}
              />
            </Card>
          ))}
          <button class="button" type="submit" name="do" value="over">
            {words.hasCome}
          </button>
        </ActForm>
      )}
    </>
  )
}
