import { addDays, startOfDay } from '../../platform/calendar-date.ts'
import type { Shop } from '../../platform/config.ts'
import { formatOwnMoment } from '../../platform/format-date.ts'
import { changeOf } from '../change-rules.ts'
import { figureRules } from '../figures.ts'
import { countFormat, formatOf, formatPeriod } from '../format.ts'
import type { Mover } from '../mover-rules.ts'
import type { Week } from '../read-week.ts'
import { sayChange } from '../say-change.ts'
import { statisticsWords } from '../words.ts'

/** A list of what grew, or fell. */
export type Section = { title: string; lines: string[] }

/** The figures of a week in words, its days, and what limits the figures. */
export function weeklyRows(shop: Shop, week: Week) {
  const words = statisticsWords()
  const rows = week.figures.map(({ name, now, before }) => {
    const { kind } = figureRules[name]
    const { text } = formatOf(kind, shop)
    const change = sayChange(changeOf(now, before, kind === 'rate'), shop.locale)
    const earlier = before === null ? '' : words.change.before(text(before))
    return {
      title: words.figures[name].title,
      value: now === null ? words.unknown : text(now),
      change: [change, earlier].filter(Boolean).join(', ') || words.unknown,
    }
  })
  return { rows, days: formatPeriod(week.period, shop.locale), notes: notesOf(shop, week) }
}

function notesOf(shop: Shop, { engine, reading, period }: Week): string[] {
  const { mail } = statisticsWords().weekly
  const end = startOfDay(addDays(period.to, 1), shop.time_zone)
  return [
    engine === 'off' && mail.off,
    engine === 'silent' && mail.silent,
    reading.state !== 'read' && mail.reading[reading.state],
    reading.state === 'read' &&
      reading.at < end &&
      mail.reading.read(formatOwnMoment(reading.at, shop)),
  ].filter((note) => note !== false)
}

/** What grew and what fell most, a list each where there is any. */
export function movedLines(shop: Shop, { movers }: Week): Section[] {
  const words = statisticsWords().weekly.mail
  const { text } = countFormat(shop.locale)
  const line = ({ key, times, before }: Mover) => words.moved(key, text(times), text(before))
  return (Object.keys(movers) as (keyof typeof movers)[]).flatMap((kind) =>
    (['grew', 'fell'] as const).flatMap((way) => {
      const lines = movers[kind][way].map(line)
      return lines.length === 0 ? [] : [{ title: words.movers[kind][way], lines }]
    }),
  )
}
