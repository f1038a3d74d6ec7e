import { Card } from '../../../../admin/parts/card.tsx'
import { campaignWords } from '../words.ts'
import { DRAFT_FORM } from './props.ts'

/** Renders where a draft goes from here: the buttons save it first. */
export const NextCard = () => {
  const words = campaignWords().next
  return (
    <Card id="next" title={words.title}>
      <div class="acts">
        {(['preview', 'send'] as const).map((then) => (
          <button
            class={then === 'send' ? 'button' : 'button-quiet'}
            type="submit"
            form={DRAFT_FORM}
            name="then"
            value={then}
          >
            {words[then]}
          </button>
        ))}
      </div>
      <p class="hint">{words.hint}</p>
    </Card>
  )
}
