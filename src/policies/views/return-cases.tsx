import { canBeReturned } from '../../catalog/rules/returns.ts'
import { catalogWords } from '../../catalog/words.ts'

/** Renders which purchases can be returned, by the rule that the shop applies. */
export const ReturnCases = ({ returnable }: { returnable: boolean }) => (
  <ul>
    {kinds
      .filter((kind) => canBeReturned(kind) === returnable)
      .map(({ name }) => (
        <li>{catalogWords().returns.cases[name]}</li>
      ))}
  </ul>
)

const kinds = [
  { name: 'engraved', engraved: true, madeToOrder: false },
  { name: 'madeToOrder', engraved: false, madeToOrder: true },
  { name: 'inStock', engraved: false, madeToOrder: false },
] as const
