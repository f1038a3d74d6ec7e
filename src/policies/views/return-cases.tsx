import { canBeReturned } from '../../catalog/return-rules.ts'
import { words } from '../../ui/messages.ts'

/** Renders the kinds of pieces that can come back, or cannot, as the shop decides it. */
export const ReturnCases = ({ returnable }: { returnable: boolean }) => (
  <ul>
    {kinds
      .filter((kind) => canBeReturned(kind) === returnable)
      .map((kind) => (
        <li>{kind.words}</li>
      ))}
  </ul>
)

const { engraved, madeToOrder, inStock } = words.returns.cases
const kinds = [
  { engraved: true, madeToOrder: false, words: engraved },
  { engraved: false, madeToOrder: true, words: madeToOrder },
  { engraved: false, madeToOrder: false, words: inStock },
]
