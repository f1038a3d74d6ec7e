import { Bars } from '../../../charts/bars.tsx'
import { countFormat } from '../../../format.ts'
import type { Look } from '../../../look.ts'
import { knownOf, nothingOf } from '../../../visits-by-step.ts'
import type { Audience } from '../read-audience.ts'
import { byHour, byWeekday, hourName, weekdayName } from '../times.ts'
import { audienceWords } from '../words.ts'
import { Panel } from './panel.tsx'
import { Week } from './week.tsx'

/** Renders when visitors come: by weekday, and by the hours of the week, or else of the day. */
export const Times = (props: { audience: Audience; look: Look; locale: string }) => {
  const { audience, look, locale } = props
  const { answer, week } = audience
  const { hours, weekdays, week: weekWords, figures } = audienceWords()
  const whole = countFormat(locale).text
  const { format: average } = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const found = answer.rows.hour.length > 0
  const empty = nothingOf(answer)
  return (
    <>
      <Panel {...{ table: 'weekday', look, title: weekdays.title, meaning: weekdays.meaning }}>
        <Bars
          caption={weekdays.title}
          columns={{ label: weekdays.key, value: weekdays.value }}
          rows={(answer.figures.visitors ? byWeekday(knownOf(answer)) : []).map((row) => ({
            label: weekdayName(row.weekday, locale, 'long'),
            value: row.visitors,
          }))}
          format={average}
          empty={empty}
        />
      </Panel>
      {week ? (
        <Panel {...{ table: 'week', look, title: weekWords.title, meaning: weekWords.meaning }}>
          <Week {...{ week, locale, empty }} />
        </Panel>
      ) : (
        <Panel {...{ table: 'hour', look, title: hours.title, meaning: hours.meaning }}>
          <Bars
            caption={hours.title}
            columns={{ label: hours.key, value: figures.visitors }}
            rows={(found ? byHour(answer.rows.hour) : []).map(({ hour, visitors }) => ({
              label: hourName(hour),
              value: visitors,
            }))}
            format={whole}
            empty={empty}
          />
        </Panel>
      )}
    </>
  )
}
