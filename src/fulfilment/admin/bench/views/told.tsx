import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Notice } from '../../../../admin/parts/notice.tsx'
import { benchWords } from '../words.ts'

/** What a page of the workshop was told in its address: what was done, and the act that undoes it. */
export type TellDone = { done: string | undefined; act: string | undefined }

/**
 * Renders what was just done, with the form that undoes it, or why something was refused.
 *
 * @param action where the form that undoes is posted
 */
export const Told = (props: { action: string; told: TellDone; refused?: string | undefined }) => {
  const { done: outcomes, undo } = benchWords()
  const { done = '', act } = props.told
  if (props.refused) return <Notice kind="refused" text={props.refused} />
  const text = Object.entries(outcomes).find(([outcome]) => outcome === done)?.[1]
  if (!text) return null
  return (
    <Notice kind="done" text={text}>
      {act && ['moved', 'packed', 'back'].includes(done) && (
        <ActForm action={props.action}>
          <input type="hidden" name="undo" value={act} />
          <button class="button-quiet" type="submit" name="do" value="undo">
            {undo}
          </button>
        </ActForm>
      )}
    </Notice>
  )
}
