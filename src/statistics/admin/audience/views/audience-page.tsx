import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { type Look, queryOf } from '../../../look.ts'
import { StatisticsFrame } from '../../views/frame.tsx'
import { groups, type Panel as PanelOf } from '../panels.ts'
import { type Audience, FEW } from '../read-audience.ts'
import type { WorldMap } from '../read-map.ts'
import { audienceWords } from '../words.ts'
import { CountryMap } from './country-map.tsx'
import { Panel } from './panel.tsx'
import { Ranking } from './ranking.tsx'
import { Times } from './times.tsx'

type Props = { shop: Shop; look: Look; audience: Audience; map: WorldMap | null }

/** Renders who the visitors of a period are, as far as anybody knows. */
export const AudiencePage = (props: Props) => {
  const { shop, look, audience } = props
  const { locale } = shop
  const words = audienceWords()
  const names = Object.keys(words.groups) as (keyof typeof words.groups)[]
  return (
    <StatisticsFrame screen="audience" {...look} shop={shop} answer={audience.answer}>
      <nav class="jump" aria-label={words.jump}>
        {names.map((name) => (
          <a href={`#${name}`}>{words.groups[name]}</a>
        ))}
      </nav>
      {names.map((name) => (
        <section id={name} class="audience" aria-labelledby={`${name}-title`}>
          <h2 id={`${name}-title`}>{words.groups[name]}</h2>
          <div class="panels panels-two">
            {name === 'when' ? (
              <Times {...{ audience, look, locale }} />
            ) : (
              groups[name].map((panel) => <Subject {...props} panel={panel} />)
            )}
          </div>
        </section>
      ))}
      {look.chosen.step !== 'hour' && <p class="audience-note quiet">{words.visitors}</p>}
    </StatisticsFrame>
  )
}

/** One panel; regions only of a country, because their codes say nothing without it. */
const Subject = ({ panel, shop, look, audience, map }: Props & { panel: PanelOf }) => {
  const { dimension } = panel
  const words = audienceWords()
  if (dimension === 'region' && !look.filters.country) return null
  const rows = audience.rowsOf(panel)
  const { locale } = shop
  const isMapped = dimension === 'country' && map !== null && rows.length > 0
  return (
    <Panel
      table={dimension}
      title={words.panels[dimension]}
      meaning={words.meaning[dimension]}
      look={look}
      all={rows.length > FEW ? paths.deskAudience({ ...queryOf(look), all: dimension }) : undefined}
      wide={isMapped}
    >
      {isMapped && <CountryMap {...{ map, rows, look, locale }} />}
      <Ranking {...{ panel, look, locale }} rows={rows.slice(0, FEW)} beside={audience} />
    </Panel>
  )
}
