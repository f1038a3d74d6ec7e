import type { Coin } from '../rules/coins.ts'
import { boundsOf, type Outline, type Shape } from '../rules/scale-drawing.ts'
import { catalogWords } from '../words.ts'

/** Renders a product beside a coin, at the same scale. */
export const ScaleDrawing = ({ outline, coin }: { outline: Outline; coin: Coin }) => {
  const { shapes, view, widthMm } = outline
  const layout = coinLayout(outline, coin)
  const say = catalogWords().pictures.scale
  const name = say.coins[coin.name]
  const label = say.drawn(view, widthMm, widthMm / coin.mm, name)
  return (
    <figure class="scale">
      <svg viewBox={layout.viewBox} width="800" height="1000" role="img" aria-label={label}>
        <path d={shapes.map(pathOf).join('')} />
        <circle cx={layout.x} cy={layout.y} r={coin.mm / 2} />
        <circle cx={layout.x} cy={layout.y} r={short(coin.mm * 0.35)} />
        <text x={layout.x} y={layout.y} font-size={short(coin.mm / 4)}>
          {coin.mark}
        </text>
      </svg>
      <figcaption>{say.caption(name, coin.mm)}</figcaption>
    </figure>
  )
}

/**
 * Where the coin is drawn: below the shoulder of a neck, below a wide product, otherwise to the
 * right; and a 4:5 box around both, with room for the caption.
 */
function coinLayout({ shapes, view }: Outline, { mm }: Coin) {
  const { left, top, right, bottom } = boundsOf(shapes)
  const [gap, radius] = [mm / 3, mm / 2]
  const isBroad = right - left > bottom - top
  const [x, y] =
    view === 'strand'
      ? [right - radius, bottom - radius]
      : isBroad
        ? [(left + right) / 2, bottom + gap + radius]
        : [right + gap + radius, Math.max(bottom - radius, (top + bottom) / 2)]
  const [from, to] = [Math.min(left, x - radius), Math.max(right, x + radius)]
  const [above, below] = [Math.min(top, y - radius), Math.max(bottom, y + radius)]
  const width = Math.max((to - from) * 1.25, (below - above) * 1.3)
  const box = [(from + to - width) / 2, (above + below) / 2 - width * 0.575, width, width * 1.25]
  return { x: short(x), y: short(y), viewBox: box.map(short).join(' ') }
}

function pathOf(shape: Shape): string {
  if (shape.kind === 'line') return `M${shape.points.map((point) => point.map(short)).join('L')}`
  const rx = short(shape.width / 2)
  if (shape.kind === 'hang') return `M${-rx} 0a${rx} ${short(shape.deep)} 0 0 0 ${2 * rx} 0`
  const ry = short(shape.height / 2)
  const [x, y] = [short(shape.x), short(shape.y)]
  if (shape.kind === 'bar') return `M${x - rx} ${y - ry}h${2 * rx}v${2 * ry}h${-2 * rx}z`
  return `M${short(x - rx)} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`
}

/** Rounded to a hundredth of a millimetre. */
const short = (mm: number) => Math.round(mm * 100) / 100
