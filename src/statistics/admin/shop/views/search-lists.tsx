import type { Row } from '../../../../analytics/figures.ts'
import { paths } from '../../../../paths.ts'
import { Bars } from '../../../charts/bars.tsx'
import { countFormat } from '../../../format.ts'
import { nothingOf } from '../../../visits-by-step.ts'
import { rowsOf, Section } from '../../views/section.tsx'
import { shopFigureWords } from '../words.ts'
import { address, type Shown } from './shown.ts'

/** Renders what was searched for, and what was not found. Each leads to the shop's search. */
export const SearchLists = ({ shop, look, figures }: Shown) => {
  const words = shopFigureWords().searches
  const { text } = countFormat(shop.locale)
  const list = (of: 'found' | 'nothing', table: string, terms: Row[]) => (
    <Section
      title={words[of]}
      means={words[`${of}Mean`]}
      count={terms.length}
      {...{ table, look, address }}
    >
      <Bars
        caption={words[of]}
        columns={{ label: words.term, value: words.times }}
        more={[words.visitors]}
        rows={terms.slice(0, rowsOf(look)).map(({ key, times, visitors }) => ({
          ...{ label: key, value: times, href: paths.search(key) },
          more: [text(visitors)],
        }))}
        format={text}
        empty={nothingOf(figures.answer, words.empty)}
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
