import { countFormat } from '../../../format.ts'
import type { Audience } from '../read-audience.ts'
import { type Shade, shadeOf, shadesOf } from '../shade-rules.ts'
import { hours, weekdayName, weekdays } from '../times.ts'
import { audienceWords } from '../words.ts'

/** Renders the visitors of each hour of the week as a table of shades, with its figures inside. */
export const Week = (props: {
  week: NonNullable<Audience['week']>
  locale: string
  /** What stands where there is nothing. */
  empty: string
}) => {
  const { week, locale, empty } = props
  const words = audienceWords()
  const shades = shadesOf(Math.max(0, ...week.map(({ visitors }) => visitors)), 'steps')
  const visitorsAt = new Map(week.map((cell) => [`${cell.weekday} ${cell.hour}`, cell.visitors]))
  if (shades.length === 0) return <p class="quiet">{empty}</p>
  const onAllDays = hours.map((hour) =>
    week.reduce((sum, cell) => (cell.hour === hour ? sum + cell.visitors : sum), 0),
  )
  return (
    <table class="week">
      <caption class="visually-hidden">{words.week.title}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{words.weekdays.key}</span>
          </th>
          {hours.map((hour) => (
            <th scope="col">{Number(hour)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weekdays.map((weekday) => (
          <tr>
            <th scope="row">{weekdayName(weekday, locale, 'short')}</th>
            <Cells
              values={hours.map((hour) => visitorsAt.get(`${weekday} ${hour}`) ?? 0)}
              {...{ shades, locale }}
            />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.week.all}</th>
          <Cells
            values={onAllDays}
            shades={shadesOf(Math.max(...onAllDays), 'steps')}
            locale={locale}
          />
        </tr>
      </tfoot>
    </table>
  )
}

/** Shades, whose figures are there for readers of screens and in the file. */
const Cells = (props: { values: number[]; shades: Shade[]; locale: string }) => {
  const { text } = countFormat(props.locale)
  return (
    <>
      {props.values.map((value) => (
        <td class={`s${shadeOf(props.shades, value) ?? 0}`}>{text(value)}</td>
      ))}
    </>
  )
}
