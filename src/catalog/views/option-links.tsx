import { paths } from '../../paths.ts'
import { swatchOf } from '../rules/swatch.ts'
import type { Choice } from '../rules/variant-choice.ts'
import { catalogWords } from '../words.ts'
import { PICTURES } from './gallery.tsx'

type Props = {
  handle: string
  choice: Choice
  /** The ring size system that the visitor chose; links keep it. */
  sizes: string | undefined
}

/**
 * Renders the values of every option except the one in the form, each as a link that chooses it. A
 * size that nobody chose is not kept.
 */
export const OptionLinks = ({ handle, choice, sizes }: Props) => {
  const hrefOf = (id: string, selects: boolean) =>
    selects
      ? paths.product(handle, id, { sizes })
      : paths.product(handle, undefined, { sizes, shown: id })
  return (
    <>
      {choice.steps.map((step) => (
        <div class="option">
          <h2>
            {step.name}:{' '}
            <span class="quiet">{step.values.find((each) => each.current)?.value}</span>
          </h2>
          <ul class="option-values">
            {step.values.map(({ value, leadsTo, selects, current, soldOut }) => (
              <li>
                <a
                  class={soldOut ? 'option-value sold-out' : 'option-value'}
                  href={`${hrefOf(leadsTo.id, selects)}#${PICTURES}`}
                  {...(current && { 'aria-current': 'true' })}
                >
                  <Swatch option={step.name} value={value} />
                  {value}
                  {soldOut && ` (${catalogWords().availability.soldOutToo})`}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

/**
 * Renders a dot in the colour of a metal or stone; nothing for other values. A drawing may name a
 * colour where the shop's policy allows no style.
 */
export const Swatch = ({ option, value }: { option: string; value: string }) => {
  const swatch = swatchOf(option, value)
  return swatch && <svg class="metal" color={swatch} aria-hidden="true" />
}
