import { paths } from '../../../../paths.ts'
import { Bars } from '../../../charts/bars.tsx'
import { countFormat } from '../../../format.ts'
import { Section } from '../../views/section.tsx'
import { shopFigureWords } from '../words.ts'
import type { Shown } from './shop-page.tsx'

/** Rows that are shown; the files have all of them. */
const ROWS = 15

/** Renders what was searched for, and what was not found. Each leads to the shop's search. */
export const SearchTables = ({ shop, chosen, figures }: Shown) => {
  const words = shopFigureWords().searches
  const { text } = countFormat(shop.locale)
  const list = (
    of: 'found' | 'nothing',
    table: 'searches' | 'searches-without-result',
    terms: typeof figures.terms,
  ) => (
    <Section id={table} title={words[of]} means={words[`${of}Mean`]} {...{ table, chosen }}>
      <Bars
        caption={words[of]}
        columns={{ label: words.term, value: words.times }}
        more={[words.visitors]}
        rows={terms.slice(0, ROWS).map(({ key, times, visitors }) => ({
          ...{ label: key, value: times, href: paths.search(key) },
          more: [text(visitors)],
        }))}
        format={text}
        empty={words.empty}
      />
    </Section>
  )
  return (
    <div class="beside">
      {list('found', 'searches', figures.terms)}
      {list('nothing', 'searches-without-result', figures.termsWithoutResult)}
    </div>
  )
}
