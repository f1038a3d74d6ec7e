type Props = {
  letters: string
  font: 'roman' | 'script' | 'block'
  /** All measures are in millimetres. */
  surface: { shape: 'band' | 'disc' | 'bar' | 'signet' | 'plate'; width: number; height: number }
  /** Largest height of the letters, and largest length of the line. */
  most: number
  room: number
  /** Width of the letters, as a multiple of their height. */
  width: number
  /** Unique on the page. */
  id: string
  /** Whether a millimetre is one on paper; else it is as wide as there is room. */
  trueSize?: boolean
}

const BEND = 2

/**
 * Renders letters on the outline of the engraved part, to scale. static/engraving.js redraws it as
 * somebody types.
 */
export const EngravingDrawing = (props: Props) => {
  const { letters, font, surface, most, room, width, id, trueSize } = props
  const { shape, width: w, height: h } = surface
  const size = Math.min(most, room / Math.max(width, 1))
  const length = size * width
  // How far the middle of a band rises above its ends: the same for all sizes, so that the script
  // can stretch one to another.
  const bend = shape === 'band' ? BEND : 0
  const baseline = h / 2 + size * 0.34
  const curve = (y: number) =>
    `M0 ${round(y + bend)}Q${w / 2} ${round(y - bend)} ${w} ${round(y + bend)}`
  const text = {
    'font-family': `cut-${font}`,
    'font-size': round(size),
    'text-anchor': 'middle',
    'data-most': round(most),
    'data-room': round(room),
    // The width is an estimate, so near the edge it is enforced.
    ...(length > room * 0.85 && { textLength: round(length), lengthAdjust: 'spacingAndGlyphs' }),
  }
  const [wide, high] = [w + 2, h + bend + 2].map(round) as [number, number]
  return (
    <svg
      class={trueSize ? 'drawing drawing-true' : 'drawing'}
      viewBox={`-1 -1 ${wide} ${high}`}
      width={trueSize ? `${wide}mm` : round(wide * 10)}
      height={trueSize ? `${high}mm` : round(high * 10)}
      aria-hidden="true"
    >
      <Outline shape={shape} w={w} h={h} bend={bend} />
      {shape === 'band' ? (
        <>
          <path id={`${id}-line`} d={curve(baseline)} fill="none" stroke="none" />
          <text {...text}>
            <textPath href={`#${id}-line`} startOffset="50%">
              {letters}
            </textPath>
          </text>
        </>
      ) : (
        <text {...text} x={round(w / 2)} y={round(baseline)}>
          {letters}
        </text>
      )}
    </svg>
  )
}

const Outline = (props: {
  shape: Props['surface']['shape']
  w: number
  h: number
  bend: number
}) => {
  const { shape, w, h, bend } = props
  if (shape === 'disc' || shape === 'signet')
    return <ellipse cx={round(w / 2)} cy={round(h / 2)} rx={round(w / 2)} ry={round(h / 2)} />
  if (shape === 'band')
    return (
      <path
        d={`M0 ${round(bend)}Q${w / 2} ${round(-bend)} ${w} ${round(bend)}V${round(h + bend)}Q${w / 2} ${round(h - bend)} 0 ${round(h + bend)}Z`}
      />
    )
  return <rect width={w} height={h} rx={round(h * (shape === 'plate' ? 0.45 : 0.12))} />
}

const round = (mm: number) => Math.round(mm * 100) / 100
