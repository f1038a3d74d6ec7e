import type { Child } from 'hono/jsx'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Empty } from '../../../../admin/parts/empty.tsx'
import { Pages } from '../../../../admin/parts/pages.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import type { Role } from '../../../../admin/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import type { ListedCampaign } from '../../../campaign-desk-queries.ts'
import type { MissingSetting } from '../../../missing-settings.ts'
import { NewsletterFrame } from '../../views/frame.tsx'
import { campaignWords } from '../words.ts'
import { SetUpCard } from './set-up-card.tsx'
import { State } from './state.tsx'

/** Renders all campaigns, the newest first, and the button that begins another one. */
export const ListPage = (props: {
  shop: Shop
  role: Role
  campaigns: ListedCampaign[]
  missing: MissingSetting[]
  notice?: Child
  first?: string | undefined
  next?: string | undefined
}) => {
  const { shop, role, campaigns, missing, first, next } = props
  const words = campaignWords()
  const { columns } = words.list
  return (
    <NewsletterFrame
      screen="campaigns"
      role={role}
      acts={
        <ActForm action={paths.deskCampaigns()}>
          <button class="button" type="submit">
            {words.begin}
          </button>
        </ActForm>
      }
    >
      {props.notice}
      {missing.length > 0 && <SetUpCard missing={missing} />}
      <div class="campaign-list">
        <Table
          caption={words.list.caption}
          rows={campaigns}
          empty={<Empty text={words.list.empty} />}
          columns={[
            {
              title: columns.subject,
              kind: 'main',
              cell: ({ id, subject }) => (
                <a href={paths.deskCampaign(id)}>{subject || words.noSubject}</a>
              ),
            },
            { title: columns.state, cell: ({ state }) => <State state={state} /> },
            { title: columns.when, cell: (campaign) => whenOf(campaign, shop) },
            { title: columns.sent, kind: 'number', cell: (each) => sentOf(each, shop.locale) },
          ]}
        />
      </div>
      <Pages first={first} next={next} />
    </NewsletterFrame>
  )
}

function whenOf(campaign: ListedCampaign, shop: Shop): string {
  const { state, scheduledAt, startedAt, finishedAt, createdAt } = campaign
  const at = state === 'draft' ? null : (finishedAt ?? startedAt ?? scheduledAt)
  return at === null
    ? campaignWords().list.begun(formatOwnMoment(createdAt, shop))
    : formatOwnMoment(at, shop)
}

/** While it goes out, of how many. */
function sentOf({ state, sent, recipients }: ListedCampaign, locale: string): string {
  if (recipients === null) return ''
  const [done, all] = [sent.toLocaleString(locale), recipients.toLocaleString(locale)]
  return state === 'finished' ? done : campaignWords().list.of(done, all)
}
