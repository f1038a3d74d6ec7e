import type { Change, Entry } from '../open-entry.ts'
import { logWords, type WordsForLog } from '../words.ts'

/** Renders what an act changed: each field, before and after side by side. */
export const Changes = ({ entry, words }: { entry: Entry; words: WordsForLog }) => {
  const { changes } = entry
  const { lost, field, before, after, caption } = logWords()
  if (changes === null) return <span class="quiet">{lost}</span>
  const shown = changes.filter(({ before, after }) => !isId(before ?? after))
  if (shown.length === 0) return null
  const nameOf = ({ field }: Change) =>
    words.fields[field] ?? (isId(field) ? words.fields.piece : undefined) ?? field
  return (
    <details>
      <summary>{[...new Set(shown.map(nameOf))].join(', ')}</summary>
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
          {shown.map((change) => (
            <tr>
              <th scope="row" class="main">
                {nameOf(change)}
              </th>
              <td data-title={before}>
                <Value field={change.field} value={change.before} words={words} />
              </td>
              <td data-title={after}>
                <Value field={change.field} value={change.after} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Value(props: { field: string; value: unknown; words: WordsForLog }) {
  const text = textOf(props.field, props.value, props.words)
  return text === '' ? <span class="quiet">{logWords().none}</span> : text
}

/** Ids, of a piece with its number in the line: nothing that a person reads. */
const isId = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.\d+)?$/.test(value)

/** A value in words; of a table, each field that has a value. */
function textOf(field: string, value: unknown, words: WordsForLog): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? logWords().yes : logWords().no
  if (Array.isArray(value) && value.some(isId)) return String(value.length)
  if (Array.isArray(value)) return value.map((each) => textOf(field, each, words)).join(', ')
  if (typeof value !== 'object') return words.values?.[field]?.[String(value)] ?? String(value)
  return Object.entries(value)
    .map(([name, each]) => [words.fields[name] ?? name, textOf(name, each, words)] as const)
    .filter(([, text]) => text !== '')
    .map((pair) => pair.join(': '))
    .join(', ')
}
