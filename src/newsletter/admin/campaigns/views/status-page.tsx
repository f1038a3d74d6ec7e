import { Details } from '../../../../admin/parts/details.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { paths } from '../../../../paths.ts'
import { campaignWords } from '../words.ts'
import { AboutCard } from './about-card.tsx'
import { MoreCard } from './more-card.tsx'
import { ProgressCard } from './progress-card.tsx'
import type { StatusProps } from './props.ts'
import { ScheduledCard } from './scheduled-card.tsx'
import { State } from './state.tsx'

/** Renders a campaign that is not a draft any more: how far it is, and what can be done about it. */
export const StatusPage = (props: StatusProps) => {
  const { campaign } = props
  const { id, subject, state } = campaign
  const words = campaignWords()
  return (
    <>
      <PageTitle
        title={subject || words.noSubject}
        back={{ href: paths.deskCampaigns(), title: words.back }}
        status={<State state={state} />}
        acts={
          <a class="button-quiet" href={paths.deskCampaignPreview(id)}>
            {words.next.preview}
          </a>
        }
      />
      {props.notice}
      <Details
        wide={
          <>
            {state === 'scheduled' ? <ScheduledCard {...props} /> : <ProgressCard {...props} />}
            {props.figures}
          </>
        }
        narrow={
          <>
            <AboutCard {...props} />
            <MoreCard campaign={id} seesLog={props.seesLog} />
          </>
        }
      />
    </>
  )
}
