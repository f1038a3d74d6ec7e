import { readHeader } from './columns.ts'

/** A line of a table: where it begins in the file, and its cells. */
export type Line = { line: number; cells: string[] }

/**
 * Says of each line whether it has the cells of the first one.
 *
 * Empty cells beyond the last column count for nothing. Lines without their last cells are good if
 * nothing speaks against it: Excel leaves empty cells out at the end of a block of 16 lines
 * (Microsoft's article 77295, "Column delimiters are missing in an Excel spreadsheet saved as
 * text"). Two lines that together have the cells of one are one that a line break has cut in two.
 */
export async function* withLengths(
  lines: AsyncIterable<Line>,
): AsyncGenerator<Line & { fits: boolean }> {
  let width = 0
  let handleAt = 0
  let held: Line | null = null
  const beginsRow = ({ cells }: Line) => /^\S+$/.test(cells[handleAt]?.trim() ?? '')
  for await (const each of lines) {
    if (width === 0) {
      width = each.cells.length
      handleAt = readHeader(each.cells).fields.indexOf('handle')
      yield { ...each, fits: true }
      continue
    }
    const next: Line = { ...each, cells: withoutEnd(each.cells, width) }
    const count = next.cells.length
    const isSecondHalf: boolean = held !== null && held.cells.length + count - 1 === width
    if (held) yield { ...held, fits: !isSecondHalf && beginsRow(next) }
    const isShort: boolean = count < width && count >= width / 2 && beginsRow(next) && !isSecondHalf
    held = isShort ? next : null
    if (!held) yield { ...next, fits: count === width }
  }
  if (held) yield { ...held, fits: true }
}

function withoutEnd(cells: string[], width: number): string[] {
  return cells.slice(width).every((cell) => cell.trim() === '') ? cells.slice(0, width) : cells
}
