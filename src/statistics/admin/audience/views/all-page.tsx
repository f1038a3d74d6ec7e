import { KEYS_A_DAY } from '../../../../analytics/dimensions.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { type Look, queryOf } from '../../../look.ts'
import { StatisticsFrame } from '../../views/frame.tsx'
import type { Panel as PanelOf } from '../panels.ts'
import type { Audience } from '../read-audience.ts'
import { audienceWords } from '../words.ts'
import { Panel } from './panel.tsx'
import { Ranking } from './ranking.tsx'

/** Renders all rows of one panel, with every figure. */
export const AllPage = (props: { shop: Shop; look: Look; panel: PanelOf; audience: Audience }) => {
  const { shop, look, panel, audience } = props
  const { dimension } = panel
  const words = audienceWords()
  const rows = audience.rowsOf(panel)
  return (
    <StatisticsFrame
      {...{ screen: 'audience', ...look, shop, answer: audience.answer }}
      kept={{ all: dimension }}
    >
      <p>
        <a class="back" href={paths.deskAudience(queryOf(look))}>
          {words.back}
        </a>
      </p>
      <div class="audience bars-full">
        <Panel
          {...{ table: dimension, look }}
          title={words.panels[dimension]}
          meaning={words.meaning[dimension]}
          alone
        >
          <Ranking {...{ panel, rows, look }} beside={audience} locale={shop.locale} full />
          {rows.length >= KEYS_A_DAY && <p class="quiet">{words.most(KEYS_A_DAY)}</p>}
        </Panel>
      </div>
    </StatisticsFrame>
  )
}
