import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { paths } from '../../../../paths.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { UNDO_SECONDS } from '../../../campaign-rules.ts'
import { campaignWords } from '../words.ts'
import type { StatusProps } from './props.ts'

/**
 * Renders when a campaign begins to go out, and the button that makes it a draft again. In its last
 * minute, the desk's script looks whether it has begun.
 */
export const ScheduledCard = ({ campaign, shop, at }: StatusProps) => {
  const { id, version, scheduledAt } = campaign
  const words = campaignWords().scheduled
  const isSoon = scheduledAt === null || scheduledAt - at <= UNDO_SECONDS
  return (
    <div data-live={isSoon ? 'soon' : undefined}>
      <Card id="scheduled" title={words.title}>
        <p class="live">{isSoon ? words.soon : words.when(formatOwnMoment(scheduledAt, shop))}</p>
        <ActForm action={paths.deskCampaignMove(id)} version={version}>
          <button class="button" type="submit" name="move" value="undo">
            {words.undo}
          </button>
          <p class="hint">{words.undoHint}</p>
        </ActForm>
      </Card>
    </div>
  )
}
