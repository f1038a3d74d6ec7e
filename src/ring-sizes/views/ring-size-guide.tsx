import { paths } from '../../paths.ts'
import { language } from '../../platform/language.ts'
import type { FormState } from '../../ui/form-field.tsx'
import { COMMON_SIZES, wholeSizes } from '../rules/common-sizes.ts'
import { type Circumference, diameterOf, nameIn } from '../rules/scales.ts'
import { sizeInText } from '../size-words.ts'
import { ringSystems, type Sizes } from '../visitor-sizes.ts'
import { ringSizeWords } from '../words.ts'
import { TellSize } from './tell-size.tsx'

type Props = {
  sizes: Sizes
  /** Days in which a ring that does not fit may be returned. */
  returnDays: number
  /** The ring that the visitor came from, with the sizes it is made in, smallest first. */
  ring: { handle: string; title: string; sizes: Circumference[] } | null
  form: FormState
}

/** Renders how to measure a ring size, and the sizes of all systems side by side. */
export const RingSizeGuide = ({ sizes, returnDays, ring, form }: Props) => (
  <article class="narrow">
    <h1>{ringSizeWords().title}</h1>
    <p class="lead">{ringSizeWords().lead}</p>
    {ring && <MadeIn ring={ring} sizes={sizes} />}
    <p>
      <a href={paths.ringSizer(language())}>{ringSizeWords().sizerLink}</a>
    </p>
    {ringSizeWords()
      .howTo(returnDays)
      .map(([title, text]) => (
        <>
          <h2>{title}</h2>
          <p>{text}</p>
        </>
      ))}
    <TellSize form={form} system={sizes.shown} ring={ring?.handle} />
    <h2>{ringSizeWords().table}</h2>
    <p>{ringSizeWords().tableText}</p>
    <SizeTable own={sizes.shown} made={ring?.sizes ?? []} />
  </article>
)

const MadeIn = ({ ring, sizes }: { ring: NonNullable<Props['ring']>; sizes: Sizes }) => {
  const [from, to] = [ring.sizes[0], ring.sizes.at(-1)].map((size) =>
    size === undefined ? '' : sizeInText(size, sizes.shown),
  )
  return from && to ? (
    <p class="notice">
      <a href={paths.product(ring.handle, undefined, { sizes: sizes.chosen })}>{ring.title}</a>{' '}
      {ringSizeWords().madeIn(from, to)}
    </p>
  ) : null
}

const SizeTable = ({ own, made }: { own: Sizes['shown']; made: Circumference[] }) => {
  const from = Math.min(COMMON_SIZES.from, ...made.map(Math.floor))
  const to = Math.max(COMMON_SIZES.to, ...made.map(Math.ceil))
  // EU sizes are the first column.
  const systems = ringSystems.filter((system) => system !== 'eu')
  const columns = [
    ...ringSizeWords().columns,
    ...systems.map((system) => ringSizeWords().systems[system]),
  ]
  return (
    <table class="size-table">
      <caption>{ringSizeWords().caption(from, to)}</caption>
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {wholeSizes(from, to).map((size) => (
          <tr {...(made.includes(size) && { class: 'made' })}>
            <th scope="row">{size}</th>
            <td>{diameterOf(size).toFixed(1)}</td>
            {systems.map((system) => (
              <td {...(system === own && { class: 'own' })}>{nameIn(system, size)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
