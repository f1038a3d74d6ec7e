import type { Change, Entry } from '../open-entry.ts'
import { logWords, type WordsForLog } from '../words.ts'

/** Renders what an act changed: each field, before and after side by side. */
export const Changes = ({ entry, words }: { entry: Entry; words: WordsForLog }) => {
  const { changes } = entry
  const { lost, field, before, after, caption } = logWords()
  if (changes === null) return <span class="quiet">{lost}</span>
  if (changes.length === 0) return null
  const nameOf = (change: Change) => words.fields[change.field] ?? change.field
  return (
    <details>
      <summary>{changes.map(nameOf).join(', ')}</summary>
      <table class="desk-table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{field}</th>
            <th scope="col">{before}</th>
            <th scope="col">{after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr>
              <th scope="row" class="main">
                {nameOf(change)}
              </th>
              <td data-title={before}>
                <Value value={change.before} />
              </td>
              <td data-title={after}>
                <Value value={change.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Value({ value }: { value: unknown }) {
  const { none, yes, no } = logWords()
  if (value === undefined || value === null || value === '')
    return <span class="quiet">{none}</span>
  if (typeof value === 'boolean') return value ? yes : no
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
