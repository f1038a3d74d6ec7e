import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { DeskEnv } from '../../../admin/env.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { mayDo } from '../../../admin/rules.ts'
import { readTerms } from '../../../catalog/listing/rules/search-terms.ts'
import { now } from '../../../platform/clock.ts'
import { emptyForm, type FormState } from '../../../ui/form-field.tsx'
import type { CampaignRow } from '../../campaign-acts.ts'
import { campaignPage } from '../../campaign-desk-queries.ts'
import { campaignFigures } from '../../campaign-figures.ts'
import { progressOf } from '../../sending/progress.ts'
import { peopleByTopic } from '../../topic-queries.ts'
import { CampaignFiguresCard } from '../figures/views/campaign-figures.tsx'
import { draftValues, markedBefore } from './forms.ts'
import { CancelPage } from './views/cancel-page.tsx'
import { DeletePage } from './views/delete-page.tsx'
import { DraftPage } from './views/draft-page.tsx'
import { StatusPage } from './views/status-page.tsx'
import { campaignWords } from './words.ts'

/** What a page that is shown again says: why, and what was typed, if that was the form. */
export type Again = { status: 409 | 422; notice?: Child; form?: FormState }

/** A campaign with its topics and audience, and what is searched for. Null: there is none. */
export async function readCampaignPage(c: Context<DeskEnv>, q = '') {
  const id = c.req.param('campaign') ?? ''
  const [[campaign], topics, all, silent, [people], [standing], found] = await campaignPage(
    ...([c.var.db, id, readTerms(q)] as const),
  )
  if (!campaign || !standing) return null
  const peopleOf = peopleByTopic(all, silent)
  return {
    ...{ campaign, standing, found, audience: people?.size ?? 0 },
    topics: topics.map((topic) => ({ ...topic, audience: peopleOf(topic.id) })),
  }
}

export type CampaignPage = NonNullable<Awaited<ReturnType<typeof readCampaignPage>>>

/** Shows a campaign as it is now: the editor of a draft, else how far it is. */
export async function showCampaign(
  c: Context<DeskEnv>,
  { campaign, topics, audience, found }: CampaignPage,
  again?: Again,
) {
  const { q = '', ask } = c.req.query()
  const { shop } = c.var.config
  const seesLog = mayDo(c.var.staff.role, 'log')
  // The page brings itself up to date at the address that scheduling led to.
  const hasBegun = c.req.query('done') === 'scheduled' && campaign.state !== 'scheduled'
  const notice = again?.notice ?? (hasBegun ? undefined : doneNotice(c))
  const title = campaign.subject || campaignWords().noSubject
  if (again) c.status(again.status)
  if (campaign.state === 'draft') {
    if (ask === 'delete' && !again) return c.render(<DeletePage campaign={campaign} />, { title })
    const saved = draftValues(campaign, topics)
    return c.render(
      <DraftPage
        {...{ shop, campaign, topics, audience, q, found, seesLog, notice }}
        form={again?.form ?? { ...emptyForm, values: saved }}
        before={await markedBefore(saved)}
        unsaved={again?.form !== undefined}
      />,
      { title },
    )
  }
  if (ask === 'cancel' && !again) return c.render(<CancelPage campaign={campaign} />, { title })
  return c.render(
    <StatusPage
      {...{ shop, campaign, seesLog, notice }}
      at={now()}
      topics={topics.filter(({ isChosen }) => isChosen).map(({ name }) => name)}
      figures={await figuresOf(c, campaign)}
      pace={campaign.state === 'sending' ? await paceOf(c, campaign.id) : null}
    />,
    { title },
  )
}

/** What came of a campaign, once it is over; visits and orders for whoever may see statistics. */
async function figuresOf({ var: { db, config, staff } }: Context<DeskEnv>, campaign: CampaignRow) {
  const { state, slug, startedAt } = campaign
  if (!['finished', 'cancelled'].includes(state) || startedAt === null) return null
  const came = mayDo(staff.role, 'statistics')
    ? await campaignFigures(db, config, { slug, startedAt })
    : null
  return <CampaignFiguresCard shop={config.shop} {...{ campaign, came }} />
}

async function paceOf({ var: context }: Context<DeskEnv>, id: string) {
  const progress = await progressOf(context, id)
  const secondsLeft = progress?.secondsLeft ?? null
  return progress && secondsLeft !== null ? { perMinute: progress.perMinute, secondsLeft } : null
}

/** What has just been done, by the address that the act led to. */
export function doneNotice(c: Context<DeskEnv>): Child {
  const words: Record<string, string> = campaignWords().done
  const what = c.req.query('done') ?? ''
  const text = Object.hasOwn(words, what) ? words[what] : undefined
  return text && <Notice kind="done" text={text} />
}
