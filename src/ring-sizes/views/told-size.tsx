import { paths } from '../../paths.ts'
import { ringSizeWords } from '../words.ts'

/** Renders the size that a guest told, `54 (EU)`, with the button that has it forgotten. */
export const ToldNotice = ({ size }: { size: string }) => (
  <form class="notice" method="post" action={paths.ringSize()}>
    <p>{ringSizeWords().tell.told(size)}</p>
    <button class="button-quiet" type="submit" name="forget" value="1">
      {ringSizeWords().tell.forget}
    </button>
  </form>
)
