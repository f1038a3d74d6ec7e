import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import { type CalendarDate, daysBetween, wallClock } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { metalOf, nameOf } from '../piece-words.ts'
import type { BenchPiece } from '../read-pieces.ts'
import { finenessOfFacts, weightOf } from '../rules.ts'
import { benchWords } from '../words.ts'
import { type TellDone, Told } from './told.tsx'

type Props = {
  shop: Shop
  today: CalendarDate
  /** Oldest first; null: pieces that went without a packet. */
  packets: [packet: string | null, pieces: BenchPiece[]][]
  told: TellDone
  refused: string | undefined
}

/** Renders what is at the assay office, by packet. */
export const PacketsPage = ({ shop, today, packets, told, refused }: Props) => {
  const words = benchWords()
  const daysOut = ([first]: BenchPiece[]) =>
    daysBetween(wallClock(first?.since ?? 0, shop.time_zone).date, today)
  return (
    <>
      <PageTitle title={words.packets} back={{ href: paths.deskBench(), title: words.title }} />
      <Told action={paths.deskPackets()} told={told} refused={refused} />
      {packets.length === 0 && <p>{words.noneAway}</p>}
      <p class="quiet">{words.packetLead}</p>
      {packets.map(([packet, pieces]) => (
        <Card
          id={`packet-${packet ?? 'loose'}`}
          title={packet ? words.packet(packet) : words.loose}
          aside={<span class="quiet">{words.outFor(daysOut(pieces))}</span>}
        >
          <PacketTable pieces={pieces} />
          <ActForm action={paths.deskPackets()} class="acts">
            {pieces.map(({ id, version }) => (
              <input type="hidden" name="pieces" value={`${id}:${version}`} />
            ))}
            {packet && (
              <a class="button-quiet" href={paths.deskPacket(packet)}>
                {words.printList}
              </a>
            )}
            <button class="button-quiet" type="submit" name="do" value="back">
              {words.isBack}
            </button>
          </ActForm>
        </Card>
      ))}
    </>
  )
}

/** Renders the list that goes with a packet, to be printed. */
export const PacketList = (props: { shop: Shop; packet: string; pieces: BenchPiece[] }) => (
  <section class="packet-list">
    <h1>{benchWords().packet(props.packet)}</h1>
    <p>{`${benchWords().from} ${[props.shop.legal_name || props.shop.name, props.shop.address].filter(Boolean).join(', ')}`}</p>
    <PacketTable pieces={props.pieces} />
  </section>
)

const PacketTable = ({ pieces }: { pieces: BenchPiece[] }) => {
  const words = benchWords()
  const finenesses = new Set(pieces.map(({ facts }) => finenessOfFacts(facts)))
  const [fineness] = finenesses.size === 1 ? finenesses : []
  const { grams, unknown } = weightOf(pieces)
  const weight = ({ facts: { weightGrams } }: BenchPiece) =>
    weightGrams === undefined ? words.unknown : words.grams(weightGrams)
  return (
    <>
      <Table
        caption={words.packets}
        rows={pieces}
        empty=""
        columns={[
          {
            title: words.columns.piece,
            kind: 'main',
            cell: (piece) => <a href={paths.deskPiece(piece.id)}>{nameOf(piece)}</a>,
          },
          { title: words.columns.metal, cell: (piece) => piece.facts.metal ?? metalOf(piece) },
          { title: words.columns.order, cell: ({ number }) => number },
          { title: words.columns.weight, cell: weight, kind: 'number' },
        ]}
      />
      <p>
        <strong>
          {[
            fineness !== undefined && words.fineness(fineness),
            words.pieces(pieces.length),
            `${words.total} ${words.weightOfAll(grams, unknown)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </strong>
      </p>
    </>
  )
}
