import { Table } from '../../../../admin/parts/table.tsx'
import { variantTitle } from '../../../../catalog/variant-words.ts'
import { paths } from '../../../../paths.ts'
import type { ToDo } from '../queries.ts'
import { toDoWords } from '../words.ts'

/** Renders what is last in stock, closed at first: it is good to know, and nothing that must be done. */
export const LastInStock = ({ rows, count }: ToDo['last']) => {
  const words = toDoWords()
  return (
    <details class="panel">
      <summary>{words.last(count)}</summary>
      <Table
        caption={words.last(count)}
        rows={rows}
        empty={null}
        columns={[
          {
            title: words.columns.variant,
            kind: 'main',
            cell: ({ handle, variantId, title, options, optionValues }) => (
              <a href={paths.product(handle, variantId)}>
                {[title, variantTitle(options, optionValues)].filter(Boolean).join(', ')}
              </a>
            ),
          },
          { title: words.columns.sku, cell: ({ sku }) => sku },
        ]}
      />
    </details>
  )
}
