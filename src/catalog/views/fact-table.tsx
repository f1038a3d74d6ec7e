import { OUT_REL } from '../../platform/out-links.ts'
import type { FactGroup, FactRow } from '../fact-words.ts'
import { catalogWords } from '../words.ts'

/** Renders all known facts about a product as a grouped table; nothing if there are none. */
export const FactTable = ({ rows }: { rows: FactRow[] }) => {
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
              <a href={proof.href} rel={OUT_REL}>
                {proof.text}
              </a>
            </>
          )}
        </td>
      </tr>
    ))}
  </tbody>
)
