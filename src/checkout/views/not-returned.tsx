import { type CartLine, isEngraved } from '../../cart/rules.ts'
import { canBeReturned } from '../../catalog/rules/returns.ts'
import { catalogWords } from '../../catalog/words.ts'
import { paths } from '../../paths.ts'

/** Renders which products cannot be returned, if any. Directive 2011/83/EU, article 6 (1) (k). */
export const NotReturned = ({ lines }: { lines: CartLine[] }) => {
  const excluded = lines.filter((line) => !canBeReturned({ ...line, engraved: isEngraved(line) }))
  if (excluded.length === 0) return null
  return (
    <p class="notice">
      {catalogWords().returns.beforePaying(excluded.map((line) => line.title))}{' '}
      <a href={paths.policy('returns')}>{catalogWords().returns.policy}</a>
    </p>
  )
}
