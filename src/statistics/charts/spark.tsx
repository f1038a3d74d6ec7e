import { lineOf } from './paths.ts'
import { scaleOf, type Values } from './scale.ts'

const small = { height: 32, top: 2, bottom: 2, width: 120 }

/** More than that cannot be seen. */
const MOST = 24

/** Renders how a figure went, in a small line; its words are beside it. */
export const Spark = ({ values }: { values: Values }) => {
  const shown = thinned(values)
  const scale = scaleOf(shown, false, small)
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${small.width} ${small.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="chart-line" d={lineOf(shown, scale, small.width)} />
    </svg>
  )
}

/** At most `MOST` values: each the average of those that are known of as many neighbours. */
function thinned(values: Values): Values {
  const size = Math.ceil(values.length / MOST)
  return Array.from({ length: Math.ceil(values.length / size) }, (_, n) => {
    const near = values.slice(n * size, (n + 1) * size).filter((value) => value !== null)
    return near.length === 0 ? null : near.reduce((sum, value) => sum + value, 0) / near.length
  })
}
