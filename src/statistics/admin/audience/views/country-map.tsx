import type { Row } from '../../../../analytics/figures.ts'
import { countFormat } from '../../../format.ts'
import { keyName } from '../../../key-names.ts'
import type { Look } from '../../../look.ts'
import type { WorldMap } from '../read-map.ts'
import { shadeOf, shadesOf } from '../shade-rules.ts'
import { audienceWords } from '../words.ts'
import { narrowed } from './narrowed.ts'

/**
 * Renders the map: the more visitors, the darker a country. Whoever cannot see it, or has no mouse,
 * finds all of it in the list beside, so readers of screens pass it by.
 */
export const CountryMap = (props: { map: WorldMap; rows: Row[]; look: Look; locale: string }) => {
  const { map, rows, look, locale } = props
  const words = audienceWords().map
  const { text } = countFormat(locale)
  const shades = shadesOf(Math.max(0, ...rows.map(({ visitors }) => visitors)), 'times')
  const visitorsIn = new Map(rows.map(({ key, visitors }) => [key, visitors]))
  const countries = map.countries.map((country) => ({
    ...country,
    visitors: visitorsIn.get(country.code) ?? 0,
  }))
  const visited = countries.filter(({ visitors }) => visitors > 0)
  const unvisited = countries.filter(({ visitors }) => visitors === 0)
  return (
    <figure class="map" aria-hidden="true">
      <svg viewBox={map.viewBox} aria-hidden="true">
        <path d={unvisited.map(({ outline }) => outline).join('')} />
        {visited.map(({ code, outline, visitors }) => (
          <a href={narrowed(look, 'country', code)} tabindex={-1}>
            <path class={`s${shadeOf(shades, visitors)}`} d={outline}>
              <title>{words.country(keyName('country', code, locale), text(visitors))}</title>
            </path>
          </a>
        ))}
      </svg>
      <figcaption>
        <span>{words.legend}</span>
        {shades.map(({ from, to, shade }) => (
          <span class="map-class">
            <svg viewBox="0 0 1 1" aria-hidden="true">
              <rect class={`s${shade}`} width="1" height="1" />
            </svg>
            {words.range(text(from), text(to))}
          </span>
        ))}
        <span class="quiet">{words.small}</span>
      </figcaption>
    </figure>
  )
}
