import type { Child } from 'hono/jsx'
import { adminWords } from '../words.ts'

/**
 * Renders what can be done with the rows that are chosen in the `Table` of the same form. It stays
 * in view; the box that chooses all and the count appear where there is script (`static/desk.js`).
 */
export const ChoiceBar = (props: { children?: Child }) => {
  const words = adminWords().choice
  return (
    <div class="choice-bar" data-choice>
      <label class="check" hidden>
        <input type="checkbox" data-choose-all /> {words.all}
      </label>
      <span class="quiet" role="status" data-chosen={words.chosen}></span>
      <div class="acts">{props.children}</div>
    </div>
  )
}
