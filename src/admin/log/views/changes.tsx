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
                <Value value={change.before} words={words} />
              </td>
              <td data-title={after}>
                <Value value={change.after} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Value({ value, words }: { value: unknown; words: WordsForLog }) {
  const text = textOf(value, words)
  return text === '' ? <span class="quiet">{logWords().none}</span> : text
}

/** A value in words; of a table, each field that has a value. */
function textOf(value: unknown, words: WordsForLog): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? logWords().yes : logWords().no
  if (Array.isArray(value)) return value.map((each) => textOf(each, words)).join(', ')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([field, each]) => [words.fields[field] ?? field, textOf(each, words)] as const)
    .filter(([, text]) => text !== '')
    .map((pair) => pair.join(': '))
    .join(', ')
}
