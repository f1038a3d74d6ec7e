import { factRows } from '../fact-rows.ts'
import type { ProductDetails } from '../queries.ts'
import { isMetal } from '../wording.ts'

type Props = {
  product: ProductDetails['product']
  /** The variant whose metal is told. */
  shown: ProductDetails['variants'][number] | null
}

/** Renders everything the shop knows about a piece as a table; nothing where it knows nothing. */
export const FactTable = ({ product, shown }: Props) => {
  const metalAt = product.options.findIndex((option) => isMetal(option.name))
  const rows = factRows(product.facts, shown?.optionValues[metalAt])
  if (rows.length === 0) return null
  return (
    <section class="facts">
      <h2>The piece</h2>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">{row.name}</th>
              <td>{row.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
