import { paths } from '../../paths.ts'
import { swatchOf } from '../swatch.ts'
import type { Choice } from '../variant-choice.ts'
import { PICTURES } from './gallery.tsx'

type Props = {
  handle: string
  choice: Choice
  /** The system of ring sizes that the visitor chose, which goes along. */
  sizes: string | undefined
}

/** Renders the values of every option but the one in the form, each a link to the variant that has it. */
export const OptionLinks = ({ handle, choice, sizes }: Props) => (
  <>
    {choice.steps.map((step) => (
      <div class="option">
        <h2>
          {step.name}: <span class="quiet">{step.values.find((each) => each.current)?.value}</span>
        </h2>
        <ul class="option-values">
          {step.values.map(({ value, leadsTo, current, soldOut }) => (
            <li>
              <a
                class={soldOut ? 'option-value sold-out' : 'option-value'}
                href={`${paths.product(handle, leadsTo.id, sizes)}#${PICTURES}`}
                {...(current && { 'aria-current': 'true' })}
              >
                <Swatch option={step.name} value={value} />
                {value}
                {soldOut && ' (sold out)'}
              </a>
            </li>
          ))}
        </ul>
      </div>
    ))}
  </>
)

/** Renders a dot in the colour of a metal or a stone; nothing for other values. */
export const Swatch = ({ option, value }: { option: string; value: string }) => {
  const swatch = swatchOf(option, value)
  return swatch && <span class={swatch} aria-hidden="true" />
}
