import type { Child } from 'hono/jsx'
import { PageTitle } from '../../../admin/parts/page-title.tsx'
import type { Filters } from '../../../analytics/dimensions.ts'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatPeriod } from '../../format.ts'
import { isFiltered, type Look, queryOf } from '../../look.ts'
import type { Chosen } from '../../period.ts'
import { statisticsWords } from '../../words.ts'
import { EngineNote, type Trust } from './engine-note.tsx'
import { FilterChips } from './filter-chips.tsx'
import { PeriodBar } from './period-bar.tsx'

export type Screen = 'overview' | 'audience' | 'shop' | 'site'

/** Those whose figures stand beside the same of the period before. */
const compared: Screen[] = ['overview', 'audience']

/** Where each screen is. */
const addresses: Record<Screen, (query: Record<string, string | undefined>) => string> = {
  overview: paths.deskStatistics,
  audience: paths.deskAudience,
  shop: paths.deskShopFigures,
  site: paths.deskSiteFigures,
}

/**
 * Renders what every page of statistics has: its screens, the period, the filters that are set, and
 * how far its figures can be trusted.
 *
 * @param kept more of the address that a change of period or filter keeps: `{ figure: 'views' }`
 * @param answer how visits were read; left out where the page shows none
 */
export const StatisticsFrame = (props: {
  screen: Screen
  chosen: Chosen
  filters: Filters
  shop: Shop
  kept?: Record<string, string | undefined>
  answer?: Trust
  /** Its figures are of all visits, whatever the filters, which the other screens keep. */
  ofAll?: boolean
  /** Links beside the title. */
  acts?: Child
  children?: Child
}) => {
  const { screen, chosen, filters, shop, kept = {}, answer, ofAll, acts, children } = props
  const words = statisticsWords()
  const look: Look = { chosen, filters }
  const addressOf = (query: Record<string, string | undefined>) =>
    addresses[screen]({ ...query, ...kept })
  return (
    <>
      <PageTitle title={words.title} acts={acts} />
      <nav class="saved" aria-label={words.screens.label}>
        {(Object.keys(addresses) as Screen[]).map((each) => (
          <a
            href={addresses[each](queryOf(look))}
            aria-current={each === screen ? 'page' : undefined}
          >
            {words.screens[each]}
          </a>
        ))}
      </nav>
      <PeriodBar {...{ look, addressOf, kept }} action={addresses[screen]({})} />
      {ofAll ? (
        isFiltered(look) && <p class="notice">{words.filters.ofAll}</p>
      ) : (
        <FilterChips {...{ look, addressOf }} locale={shop.locale} />
      )}
      <p class="compared quiet">
        <strong>{formatPeriod(chosen.period, shop.locale)}</strong>
        {compared.includes(screen) &&
          ` ${words.periods.comparedWith(formatPeriod(chosen.before, shop.locale))}`}
      </p>
      {answer && <EngineNote {...answer} locale={shop.locale} />}
      {children}
    </>
  )
}
