import type { Report } from './figure.ts'

/** A report as lines of text: a block for each area, a line for each figure, and in the end what missed its budget. */
export function tableOf(report: Report): string {
  const rows = Object.entries(report).flatMap(([area, figures]) =>
    Object.entries(figures).map(([name, { value, budget, unit, met }], at) => ({
      area: at === 0 ? area : '',
      name,
      value: `${number(value)} ${unit}`.trimEnd(),
      budget: budget === null ? '' : number(budget),
      verdict: budget === null ? '' : met ? 'met' : 'MISSED',
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
  const missed = rows.filter((row) => row.verdict === 'MISSED').length
  const budgeted = rows.filter((row) => row.verdict !== '').length
  return [...lines, '', `${budgeted - missed} of ${budgeted} budgets met`].join('\n')
}

const number = (value: number) => value.toLocaleString('en')
