import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { paths } from '../../../../paths.ts'
import type { CampaignRow } from '../../../campaign-acts.ts'
import { campaignWords } from '../words.ts'
import { State } from './state.tsx'

/** Renders the question whether a draft is to be deleted. */
export const DeletePage = ({ campaign }: { campaign: CampaignRow }) => {
  const { id, version, subject, state } = campaign
  const words = campaignWords()
  const back = paths.deskCampaign(id)
  return (
    <>
      <PageTitle
        title={words.remove.title}
        back={{ href: back, title: subject || words.noSubject }}
        status={<State state={state} />}
      />
      <p class="narrow">{words.remove.text}</p>
      <ActForm action={paths.deskCampaignDelete(id)} version={version}>
        <div class="acts">
          <button class="button" type="submit">
            {words.remove.yes}
          </button>
          <a href={back}>{words.remove.no}</a>
        </div>
      </ActForm>
    </>
  )
}
