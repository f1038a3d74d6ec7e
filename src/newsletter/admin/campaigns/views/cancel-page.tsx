import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { paths } from '../../../../paths.ts'
import type { CampaignRow } from '../../../campaign-acts.ts'
import { countsOf } from '../../../campaign-rules.ts'
import { campaignWords } from '../words.ts'
import { State } from './state.tsx'

/** Renders the question whether a campaign is to be cancelled, and how many have it already. */
export const CancelPage = ({ campaign }: { campaign: CampaignRow }) => {
  const { id, version, subject, state } = campaign
  const { progress } = campaignWords()
  const { sent, waiting } = countsOf(campaign)
  const back = paths.deskCampaign(id)
  return (
    <>
      <PageTitle
        title={progress.cancelTitle}
        back={{ href: back, title: subject }}
        status={<State state={state} />}
      />
      <p class="narrow">
        {campaign.recipients === null ? progress.haveNone : progress.have(sent, waiting)}
      </p>
      <ActForm action={paths.deskCampaignMove(id)} version={version}>
        <div class="acts">
          <button class="button" type="submit" name="move" value="cancel">
            {progress.yesCancel}
          </button>
          <a href={back}>{progress.noCancel}</a>
        </div>
      </ActForm>
    </>
  )
}
