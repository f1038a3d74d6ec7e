import { Details } from '../../../../admin/parts/details.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { paths } from '../../../../paths.ts'
import { campaignWords } from '../words.ts'
import { DraftForm } from './draft-form.tsx'
import { HelpCard } from './help-card.tsx'
import { MoreCard } from './more-card.tsx'
import { NextCard } from './next-card.tsx'
import { ProductCard } from './product-card.tsx'
import type { DraftProps } from './props.ts'
import { State } from './state.tsx'

/** Renders the editor of a draft, with help beside it. */
export const DraftPage = (props: DraftProps) => {
  const { campaign, shop, q, found } = props
  const { id, subject } = campaign
  const words = campaignWords()
  return (
    <>
      <PageTitle
        title={subject || words.noSubject}
        back={{ href: paths.deskCampaigns(), title: words.back }}
        status={<State state="draft" />}
      />
      {props.notice}
      <Details
        wide={<DraftForm {...props} />}
        narrow={
          <>
            <NextCard />
            <ProductCard shop={shop} q={q} found={found} />
            <HelpCard />
            <MoreCard campaign={id} seesLog={props.seesLog} isDraft />
          </>
        }
      />
    </>
  )
}
