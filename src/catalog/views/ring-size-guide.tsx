import { paths } from '../../paths.ts'
import { words } from '../../ui/messages.ts'
import { type Circumference, diameterOf, nameIn } from '../ring-sizes/rules.ts'
import { sizeInText } from '../ring-sizes/size-words.ts'
import { COMMON_SIZES, wholeSizes } from '../ring-sizes/sizer.ts'
import { ringSystems, type Sizes } from '../ring-sizes/visitor-sizes.ts'
import { WITHDRAWAL_DAYS } from '../rules.ts'

type Props = {
  sizes: Sizes
  /** Where the shopper comes from, and what it is made in, smallest first. */
  ring: { handle: string; title: string; sizes: Circumference[] } | null
}

const { ringSizes } = words

/** Renders how to measure a ring size, and the sizes of all systems side by side. */
export const RingSizeGuide = ({ sizes, ring }: Props) => (
  <article class="narrow policy">
    <h1>{ringSizes.title}</h1>
    <p class="lead">{ringSizes.lead}</p>
    {ring && <MadeIn ring={ring} sizes={sizes} />}
    <h2>{ringSizes.measure}</h2>
    <h3>{ringSizes.byRing}</h3>
    <p>
      {ringSizes.byRingText} <a href={paths.ringSizer()}>{ringSizes.sizer}</a>.
    </p>
    <h3>{ringSizes.byFinger}</h3>
    <p>{ringSizes.byFingerText}</p>
    <h3>{ringSizes.when}</h3>
    <p>{ringSizes.whenText}</p>
    <h3>{ringSizes.wideTitle}</h3>
    <p>{ringSizes.wideText}</p>
    <h3>{ringSizes.wrongTitle}</h3>
    <p>
      {ringSizes.wrongText(WITHDRAWAL_DAYS)}{' '}
      <a href={paths.policy('returns')}>{ringSizes.returns}</a>.
    </p>
    <h2>{ringSizes.table}</h2>
    <p>{ringSizes.tableText}</p>
    <SizeTable own={sizes.shown} made={ring?.sizes ?? []} />
  </article>
)

const MadeIn = ({ ring, sizes }: { ring: NonNullable<Props['ring']>; sizes: Sizes }) => {
  const [first, last] = [ring.sizes[0], ring.sizes.at(-1)]
  if (first === undefined || last === undefined) return null
  return (
    <p class="notice">
      <a href={paths.product(ring.handle, undefined, sizes.chosen)}>{ring.title}</a>{' '}
      {ringSizes.madeIn(sizeInText(first, sizes.shown), sizeInText(last, sizes.shown))}
    </p>
  )
}

const SizeTable = ({ own, made }: { own: Sizes['shown']; made: Circumference[] }) => {
  const from = Math.min(COMMON_SIZES.from, Math.floor(made[0] ?? COMMON_SIZES.from))
  const to = Math.max(COMMON_SIZES.to, Math.ceil(made.at(-1) ?? COMMON_SIZES.to))
  // What is called EU is the first column.
  const systems = ringSystems.filter((system) => system !== 'eu')
  return (
    <table class="size-table">
      <caption class="quiet">{ringSizes.caption(from, to)}</caption>
      <thead>
        <tr>
          <th scope="col">{ringSizes.columns.size}</th>
          <th scope="col">{ringSizes.columns.across}</th>
          {systems.map((system) => (
            <th scope="col">{ringSizes.systems[system]}</th>
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
