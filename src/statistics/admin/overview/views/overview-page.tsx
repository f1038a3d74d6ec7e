import type { Answer } from '../../../../analytics/read-visits.ts'
import type { Shop } from '../../../../platform/config.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { countFormat } from '../../../format.ts'
import type { Look } from '../../../look.ts'
import { statisticsWords } from '../../../words.ts'
import { Figure } from '../../views/figure.tsx'
import { StatisticsFrame } from '../../views/frame.tsx'

/** Renders what the shop came to in a period. */
export const OverviewPage = ({
  shop,
  look,
  answer,
}: {
  shop: Shop
  look: Look
  answer: Answer<never>
}) => {
  const { figures } = statisticsWords()
  const { locale } = shop
  const format = countFormat(locale)
  return (
    <StatisticsFrame screen="overview" {...look} shop={shop} answer={answer}>
      <div class="figures">
        {(['visitors', 'views', 'visits'] as const).map((id) => (
          <Figure
            {...{ id, format, locale }}
            {...figures[id]}
            value={answer.figures[id]}
            spark={answer.series.map((step) => step[id])}
          />
        ))}
      </div>
      <LineChart
        id="chart"
        title={figures.visitors.title}
        steps={answer.series.map(({ at, visitors }) => ({ at, value: visitors }))}
        step={look.chosen.step}
        {...{ format, locale }}
      />
    </StatisticsFrame>
  )
}
