import type { Child } from 'hono/jsx'
import type { Row } from '../../../../analytics/figures.ts'
import { Bars } from '../../../charts/bars.tsx'
import { countFormat } from '../../../format.ts'
import { nothingOf } from '../../../visits-by-step.ts'
import { rowsOf, Section } from '../../views/section.tsx'
import { siteWords } from '../words.ts'
import { address, type Shown } from './shown.ts'

/** Renders which pages failed, are missing or slow, and what was not counted. */
export const PageLists = ({ shop, look, figures }: Shown) => {
  const words = siteWords()
  const { text } = countFormat(shop.locale)
  const { answerTimeNames, reasons } = words
  const times = Object.keys(answerTimeNames)
  const list = (props: {
    table: string
    title: string
    means: string
    column: string
    counted?: string
    rows: Row[]
    /** What people call a key; left out: a key is its own name. */
    names?: Record<string, string>
    /** Whether people are counted beside. */
    visitors?: boolean
    empty: string
    children?: Child
  }) => (
    <Section {...props} count={props.rows.length} {...{ look, address }}>
      <Bars
        caption={props.title}
        columns={{ label: props.column, value: props.counted ?? words.times }}
        {...(props.visitors && { more: [words.visitors] })}
        rows={props.rows.slice(0, rowsOf(look)).map(({ key, times: value, visitors }) => ({
          label: props.names?.[key] ?? key,
          value,
          more: props.visitors ? [text(visitors)] : [],
        }))}
        format={text}
        empty={nothingOf(figures.answer, props.empty)}
      />
      {props.children}
    </Section>
  )
  return (
    <>
      {list({
        ...{ table: 'errors', title: words.errors, means: words.errorsMean, column: words.error },
        ...{ rows: figures.errors, visitors: true, empty: words.noErrors },
      })}
      <div class="beside">
        {list({
          ...{ table: 'not-found', title: words.notFound, means: words.notFoundMean },
          ...{ column: words.address, rows: figures.notFound, visitors: true },
          empty: words.noNotFound,
          children: figures.notFound.length > 0 && <p class="quiet">{words.redirect}</p>,
        })}
        {list({
          ...{ table: 'not-found-from', title: words.notFoundFrom, means: words.notFoundFromMean },
          ...{ column: words.site, rows: figures.notFoundFrom, empty: words.noSite },
        })}
        {list({
          ...{ table: 'answer-times', title: words.answerTimes, means: words.answerTimesMean },
          ...{ column: words.answerTime, counted: words.pages, names: answerTimeNames },
          rows: figures.answerTimes.toSorted((a, b) => times.indexOf(a.key) - times.indexOf(b.key)),
          empty: words.noTimes,
        })}
        {list({
          ...{ table: 'slow-pages', title: words.slowPages, means: words.slowPagesMean },
          ...{ column: words.page, rows: figures.slowPages, empty: words.noSlowPages },
        })}
        {list({
          ...{ table: 'dropped', title: words.dropped, means: words.droppedMean },
          ...{
            column: words.reason,
            rows: figures.dropped,
            names: reasons,
            empty: words.noDropped,
          },
        })}
        {list({
          ...{ table: 'webhooks', title: words.webhooks, means: words.webhooksMean },
          ...{ column: words.reason, rows: figures.webhooks, names: reasons },
          empty: words.noWebhooks,
        })}
      </div>
    </>
  )
}
