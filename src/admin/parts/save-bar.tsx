import { adminWords } from '../words.ts'

/**
 * Renders the end of an `ActForm`: save, or leave it. Where there is script it shows only when
 * something was changed, and stays in view (`static/desk.js`).
 *
 * @param discard address of the page as it was before anything was typed
 */
export const SaveBar = (props: { save: string; discard?: string }) => {
  const words = adminWords().saveBar
  return (
    <div class="save-bar" data-save-bar>
      <p class="quiet" hidden>
        {words.unsaved}
      </p>
      {props.discard && (
        <a href={props.discard} data-discard>
          {words.discard}
        </a>
      )}
      <button class="button" type="submit">
        {props.save}
      </button>
    </div>
  )
}
