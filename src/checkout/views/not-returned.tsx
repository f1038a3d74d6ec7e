import { type CartLine, isEngraved } from '../../cart/rules.ts'
import { canBeReturned } from '../../catalog/rules/returns.ts'
import { catalogWords } from '../../catalog/words.ts'
import { paths } from '../../paths.ts'

/** Renders which of the pieces cannot be sent back; nothing where all can. Directive 2011/83/EU, article 6 (1) (k). */
export const NotReturned = ({ lines }: { lines: CartLine[] }) => {
  const kept = lines.filter((line) => !canBeReturned({ ...line, engraved: isEngraved(line) }))
  if (kept.length === 0) return null
  return (
    <p class="notice">
      {catalogWords().returns.beforePaying(kept.map((line) => line.title))}{' '}
      <a href={paths.policy('returns')}>{catalogWords().returns.policy}</a>
    </p>
  )
}
