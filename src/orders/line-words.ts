import { lineWords } from '../catalog/line-words.ts'
import type { OrderLine } from './read-order.ts'

/** A line of an order as it is shown; see `lineWords`. */
export const orderLineWords = (line: OrderLine) =>
  lineWords({ ...line, engraved: line.engraving !== null })
