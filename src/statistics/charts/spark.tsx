import { areaOf, lineOf } from './paths.ts'
import { scaleOf, type Values } from './scale.ts'

const small = { height: 32, top: 2, bottom: 2, width: 120 }

/** Renders how a figure went, in a small line; its words are beside it. */
export const Spark = ({ values }: { values: Values }) => {
  const scale = scaleOf(values, false, small)
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${small.width} ${small.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="chart-area" d={areaOf(values, scale, small.width)} />
      <path class="chart-line" d={lineOf(values, scale, small.width)} />
    </svg>
  )
}
