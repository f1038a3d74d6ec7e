import { variantFacts } from '../../catalog/rules/variant-facts.ts'
import type { LineFacts } from './queries.ts'

/** What of these lines is plated, rhodium on white gold included, by name. */
export const platedPieces = (lines: LineFacts[]): string[] => [
  ...new Set(
    lines
      .filter((line) => variantFacts(line, line.optionValues).plating !== undefined)
      .map(({ title }) => title),
  ),
]
