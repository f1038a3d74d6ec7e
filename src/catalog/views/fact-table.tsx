import { type FactGroup, type FactRow, factRows } from '../fact-words.ts'
import type { ProductDetails } from '../queries.ts'
import { variantFacts } from '../rules/variant-facts.ts'
import { catalogWords } from '../words.ts'

type Props = {
  product: ProductDetails['product']
  /** The variant whose facts are shown. */
  shown: ProductDetails['variants'][number] | null
}

/** Renders all known facts about a product as a grouped table; nothing if there are none. */
export const FactTable = ({ product, shown }: Props) => {
  const rows = factRows(variantFacts(product, shown?.optionValues))
  const groups = [...new Set(rows.map(({ group }) => group))]
  if (groups.length === 0) return null
  return (
    <section class="facts">
      <h2>{catalogWords().facts.title}</h2>
      <table>
        {groups.map((group) => (
          <Group name={group} rows={rows.filter((row) => row.group === group)} />
        ))}
      </table>
    </section>
  )
}

const Group = ({ name, rows }: { name: FactGroup; rows: FactRow[] }) => (
  <tbody>
    <tr>
      <th scope="rowgroup" colspan={2}>
        {catalogWords().facts.groups[name]}
      </th>
    </tr>
    {rows.map(({ name, text, proof }) => (
      <tr>
        <th scope="row">{name}</th>
        <td>
          {text}
          {proof && (
            <>
              {'. '}
              <a href={proof.href} rel="noopener">
                {proof.text}
              </a>
            </>
          )}
        </td>
      </tr>
    ))}
  </tbody>
)
