import type { Child } from 'hono/jsx'
import { adminWords } from '../words.ts'
import type { Difference } from './merge-forms.ts'

/**
 * Renders what somebody else saved while a form was filled in: both values of each field, and which
 * of them the form below holds now. Goes above that form, which is shown again with the merged
 * values and the new version.
 *
 * @param labels what the fields are called, by name
 * @param show how a value is shown; default: as it is
 */
export const Conflict = (props: {
  differences: Difference[]
  labels: Record<string, string>
  show?: (value: string, name: string) => Child
}) => {
  const words = adminWords().conflict
  const show = (value: string, name: string) =>
    value === '' ? <span class="quiet">{words.nothing}</span> : (props.show?.(value, name) ?? value)
  return (
    <div class="notice notice-bad" role="alert">
      <p>
        <strong>{words.title}</strong> {words.text}
      </p>
      <table class="desk-table">
        <caption class="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.theirs}</th>
            <th scope="col">{words.mine}</th>
            <th scope="col">{words.kept}</th>
          </tr>
        </thead>
        <tbody>
          {props.differences.map(({ name, mine, theirs, kept }) => (
            <tr>
              <th scope="row" class="main">
                {props.labels[name] ?? name}
              </th>
              <td data-title={words.theirs}>{show(theirs, name)}</td>
              <td data-title={words.mine}>{show(mine, name)}</td>
              <td data-title={words.kept}>{kept === 'mine' ? words.mine : words.theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
