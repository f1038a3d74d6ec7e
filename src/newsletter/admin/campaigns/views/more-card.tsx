import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { paths } from '../../../../paths.ts'
import { campaignWords } from '../words.ts'

/**
 * Renders what else can be done with a campaign.
 *
 * @param seesLog whether who looks may read the log
 */
export const MoreCard = (props: { campaign: string; seesLog: boolean; isDraft?: boolean }) => {
  const { campaign, seesLog, isDraft } = props
  const words = campaignWords().more
  return (
    <Card id="more" title={words.title}>
      <ActForm action={paths.deskCampaigns()}>
        <input type="hidden" name="from" value={campaign} />
        <button class="button-quiet" type="submit">
          {words.template}
        </button>
        <p class="hint">{words.templateHint}</p>
      </ActForm>
      {seesLog && (
        <p>
          <a href={paths.deskLog({ subject: 'campaign', of: campaign })}>{words.log}</a>
        </p>
      )}
      {isDraft && (
        <p>
          <a href={paths.deskCampaign(campaign, { ask: 'delete' })}>{words.remove}</a>
        </p>
      )}
    </Card>
  )
}
