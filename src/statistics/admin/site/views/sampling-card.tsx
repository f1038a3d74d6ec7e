import { Table } from '../../../../admin/parts/table.tsx'
import { formatShortDate } from '../../../../platform/format-date.ts'
import { countFormat } from '../../../format.ts'
import { nothingOf } from '../../../visits-by-step.ts'
import { rowsOf, Section } from '../../views/section.tsx'
import { siteWords } from '../words.ts'
import { address, type Shown } from './shown.ts'

/** Renders how many points the engine kept, and the days of which it kept a sample. */
export const SamplingCard = ({ shop, look, figures }: Shown) => {
  const words = siteWords()
  const { text } = countFormat(shop.locale)
  const { points, stored } = figures.answer.accuracy
  const facts = [
    [words.written, points],
    [words.kept, stored],
  ] as const
  return (
    <Section
      title={words.sampling}
      means={words.samplingMean}
      table="sampling"
      count={figures.sampled.length}
      {...{ look, address }}
    >
      <dl class="facts">
        {facts.map(([title, value]) => (
          <div>
            <dt>{title}</dt>
            <dd>{text(value)}</dd>
          </div>
        ))}
      </dl>
      {stored >= points && (
        <p class="quiet">
          {points === 0 ? nothingOf(figures.answer, words.noPoints) : words.exact}
        </p>
      )}
      {figures.sampled.length > 0 && (
        <Table
          caption={words.sampling}
          rows={figures.sampled.slice(0, rowsOf(look))}
          empty={null}
          columns={[
            {
              title: words.day,
              kind: 'main',
              cell: ({ day }) => <span>{formatShortDate(day, shop.locale, true)}</span>,
            },
            { title: words.written, kind: 'number', cell: (day) => text(day.points) },
            { title: words.kept, kind: 'number', cell: (day) => text(day.stored) },
          ]}
        />
      )}
    </Section>
  )
}
