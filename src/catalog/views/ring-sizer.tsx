import { words } from '../../ui/messages.ts'
import { nameIn } from '../ring-sizes/rules.ts'
import {
  BANK_CARD,
  COMMON_SIZES,
  circleOf,
  LINE,
  STRIP,
  stripMarks,
  wholeSizes,
} from '../ring-sizes/sizer.ts'

const { ringSizes } = words

/** Renders drawings to true scale by which a ring or a finger is measured, on paper or on a screen. */
export const RingSizer = () => (
  <article class="sizer">
    <h1>{ringSizes.sizerTitle}</h1>
    <div class="sizer-top">
      <div class="screen-only">
        <h2>{ringSizes.print}</h2>
        <p>{ringSizes.printText}</p>
        <h2>{ringSizes.screen}</h2>
        <p id="sizer-help" data-script={ringSizes.screenScript}>
          {ringSizes.screenText}
        </p>
        <p class="field" id="sizer-scale" hidden>
          <label for="scale">{ringSizes.scale}</label>
          <input id="scale" type="range" min="0.7" max="2" step="0.005" value="1" />
        </p>
      </div>
      <div class="to-scale">
        <BankCard />
      </div>
      <div class="paper-only">
        <p>{ringSizes.card}</p>
        <Ruler />
        <h2>{ringSizes.strip}</h2>
        <p>{ringSizes.stripText}</p>
        <Strip />
      </div>
    </div>
    <h2>{ringSizes.circles}</h2>
    <p>{ringSizes.circlesText}</p>
    <ul class="sizer-circles to-scale">
      {wholeSizes(COMMON_SIZES.from, COMMON_SIZES.to).map((size) => (
        <Circle size={size} />
      ))}
    </ul>
    <script src="/ring-sizer.js" defer></script>
  </article>
)

/** A drawing whose units are millimetres. The words beside it say what it is: what is measured by eye needs no other. */
const Drawing = (props: { width: number; height: number; children?: unknown }) => (
  <svg
    width={`${props.width}mm`}
    height={`${props.height}mm`}
    viewBox={`0 0 ${props.width} ${props.height}`}
    fill="none"
    stroke="currentColor"
    stroke-width={LINE}
    aria-hidden="true"
  >
    {props.children}
  </svg>
)

const BankCard = () => (
  <Drawing width={BANK_CARD.width} height={BANK_CARD.height}>
    <rect
      x={LINE / 2}
      y={LINE / 2}
      width={BANK_CARD.width - LINE}
      height={BANK_CARD.height - LINE}
      rx={BANK_CARD.corner}
    />
  </Drawing>
)

const Circle = ({ size }: { size: number }) => {
  const { box, middle, radius } = circleOf(size)
  return (
    <li>
      <Drawing width={box} height={box}>
        <circle cx={middle} cy={middle} r={radius} />
      </Drawing>
      <b>{size}</b>
      <span>
        {ringSizes.systems.us} {nameIn('us', size)} · {ringSizes.systems.uk} {nameIn('uk', size)}
      </span>
    </li>
  )
}

const RULER = 50

const Ruler = () => (
  <Drawing width={RULER + LINE} height={8}>
    <path
      d={Array.from(
        { length: RULER + 1 },
        (_, at) => `M${at + LINE / 2} 0v${at % 10 === 0 ? 4 : at % 5 === 0 ? 3 : 2}`,
      ).join('')}
    />
    <text x={RULER} y={7.5} {...lettering} text-anchor="end">
      {ringSizes.ruler}
    </text>
  </Drawing>
)

const Strip = () => (
  <Drawing width={STRIP.length + LINE} height={STRIP.height + LINE}>
    <path d="M.1.1h24v2.5h81l1 3l-1 3h-81v2.5h-24z" />
    <path d={`M${STRIP.slit} 2v7.2`} stroke-width={2 * LINE} />
    <path d={stripMarks.map(({ x, numbered }) => `M${x} 2.6v${numbered ? 2.4 : 1.5}`).join('')} />
    {stripMarks
      .filter(({ numbered }) => numbered)
      .map(({ x, size }) => (
        <text x={x} y={7.6} {...lettering} text-anchor="middle">
          {size}
        </text>
      ))}
  </Drawing>
)

const lettering = { 'font-size': 2.8, fill: 'currentColor', stroke: 'none' }
