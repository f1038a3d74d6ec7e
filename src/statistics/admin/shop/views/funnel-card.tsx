import { Bars } from '../../../charts/bars.tsx'
import { countFormat, formatShare } from '../../../format.ts'
import type { Step } from '../../../shop-rules.ts'
import { nothingOf } from '../../../visits-by-step.ts'
import { Section } from '../../views/section.tsx'
import { shopFigureWords } from '../words.ts'
import { address, type Shown } from './shown.ts'

/** Renders the way to a paid order, as visits tell it and as carts and orders do. */
export const FunnelCard = ({ shop, look, figures }: Shown) => {
  const words = shopFigureWords().funnel
  const { text } = countFormat(shop.locale)
  const rowsOf = (side: 'visitors' | 'inBooks', names: Partial<Record<string, string>>) =>
    figures.funnel.flatMap((step: Step) => {
      const { number, ofBefore } = step[side]
      if (number === null) return []
      const share = ofBefore === null ? '–' : formatShare(ofBefore, shop.locale)
      return [{ label: names[step.name] ?? '', value: number, more: [share] }]
    })
  return (
    <Section
      table="funnel"
      title={words.title}
      means={words.means}
      count={figures.funnel.length}
      {...{ look, address }}
    >
      <div class="beside">
        <div>
          <h3>{words.visits}</h3>
          <Bars
            caption={words.visits}
            columns={{ label: words.step, value: words.visitors }}
            more={[words.ofBefore]}
            rows={rowsOf('visitors', words.ofVisits)}
            format={text}
            empty={nothingOf(figures.answer)}
          />
        </div>
        <div>
          <h3>{words.books}</h3>
          <Bars
            caption={words.books}
            columns={{ label: words.step, value: words.number }}
            more={[words.ofBefore]}
            rows={rowsOf('inBooks', words.ofBooks)}
            format={text}
          />
        </div>
      </div>
      <p>{words.signUps(text(figures.signUps))}</p>
      <p>{words.kept(text(figures.kept))}</p>
      <p>{words.forYou(text(figures.forYou.seen), text(figures.forYou.followed))}</p>
    </Section>
  )
}
