import type { Figure, Report } from './figure.ts'

/**
 * A report as lines of text: a block for each area, a line for each figure, and in the end how many
 * budgets are met.
 */
export function tableOf(report: Report): string {
  const rows = Object.entries(report).flatMap(([area, figures]) =>
    Object.entries(figures).map(([name, figure], at) => ({
      area: at === 0 ? area : '',
      name,
      value: `${number(figure.value)} ${figure.unit}`.trimEnd(),
      budget: figure.budget === null ? '' : number(figure.budget),
      verdict: verdictOn(figure),
    })),
  )
  const heading = { area: '', name: '', value: 'measured', budget: 'budget', verdict: '' }
  const all = [heading, ...rows]
  const width = (column: keyof typeof heading) => Math.max(...all.map((row) => row[column].length))
  const [areas, names, values, budgets] = [
    width('area'),
    width('name'),
    width('value'),
    width('budget'),
  ]
  const lines = all.map((row) =>
    [
      row.area.padEnd(areas),
      row.name.padEnd(names),
      row.value.padStart(values),
      row.budget.padStart(budgets),
      row.verdict,
    ]
      .join('  ')
      .trimEnd(),
  )
  const budgeted = Object.values(report)
    .flatMap((figures) => Object.values(figures))
    .filter(({ budget }) => budget !== null)
  const met = budgeted.filter((figure) => figure.met)
  return [...lines, '', `${met.length} of ${budgeted.length} budgets met`].join('\n')
}

function verdictOn({ value, budget, met, instead }: Figure): string {
  if (budget === null) return ''
  if (met) return 'met'
  const allowed = instead && value <= instead.limit
  return allowed ? `up to ${number(instead.limit)} by ${instead.decision}` : 'MISSED'
}

const number = (value: number) => value.toLocaleString('en')

/**
 * A report for programs: of each figure `{ value, budget, met }` and nothing else; its unit is in
 * its name.
 */
export function jsonOf(report: Report): string {
  const plain = Object.entries(report).map(([area, figures]) => [
    area,
    Object.fromEntries(
      Object.entries(figures).map(([name, { value, budget, unit, met }]) => [
        unit ? `${name} (${unit})` : name,
        { value, budget, met },
      ]),
    ),
  ])
  return JSON.stringify(Object.fromEntries(plain), null, 2)
}
