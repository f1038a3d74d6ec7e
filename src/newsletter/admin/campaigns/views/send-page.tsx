import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { paths } from '../../../../paths.ts'
import { campaignWords } from '../words.ts'
import { ChecksCard } from './checks-card.tsx'
import { ConfirmCard } from './confirm-card.tsx'
import type { SendProps } from './props.ts'
import { State } from './state.tsx'
import { WhenCard } from './when-card.tsx'

/** Renders what the checks found, and then when a campaign is sent: chosen first, then confirmed. */
export const SendPage = (props: SendProps) => {
  const { campaign, at, faults } = props
  const words = campaignWords()
  const isStopped = faults.some(({ severity }) => severity === 'stops')
  return (
    <>
      <PageTitle
        title={words.send.title}
        back={{
          href: paths.deskCampaign(campaign.id),
          title: campaign.subject || words.noSubject,
        }}
        status={<State state={campaign.state} />}
      />
      {props.notice}
      <div class="sending">
        <ChecksCard faults={faults} />
        {isStopped ? (
          <p class="quiet">{words.send.mendFirst}</p>
        ) : at === null ? (
          <WhenCard {...props} />
        ) : (
          <ConfirmCard {...props} at={at} />
        )}
      </div>
    </>
  )
}
