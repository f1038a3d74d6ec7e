import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import type { Seconds } from '../../../platform/clock.ts'
import { logFailure } from '../../../platform/log.ts'
import { readForm } from '../../../platform/read-form.ts'
import { type CampaignDesk, moveCampaign } from '../../campaign-acts.ts'
import type { CampaignMove } from '../../campaign-rules.ts'
import { findFaults } from './find-faults.ts'
import { moveForm } from './forms.ts'
import { type CampaignPage, readCampaignPage, showCampaign } from './show-campaign.tsx'
import { showSending } from './show-sending.tsx'
import { campaignWords } from './words.ts'

export const moveRoutes = new Hono<DeskEnv>()

const doneBy: Record<CampaignMove, string> = {
  ...{ schedule: 'scheduled', undo: 'undone', pause: 'paused' },
  ...{ resume: 'resumed', cancel: 'cancelled', hide: 'hidden', show: 'shown' },
}

moveRoutes.post(patterns.deskCampaignMove, only('newsletter'), async (c) => {
  const id = c.req.param('campaign')
  const { act, version, move, at, despite } = moveForm.parse(await readForm(c))
  const page = await readCampaignPage(c)
  if (!page) return c.notFound()
  if (move === 'schedule' && page.campaign.state === 'draft') {
    const refused = await whyNotScheduled(c, page, at ?? null, despite)
    if (refused) return refused
  }
  const moved = await moveCampaign(campaignDesk(c), {
    ...{ act, id, version, move },
    ...(at !== undefined && { at }),
  })
  if (!moved) return c.notFound()
  if (moved.ok) return c.redirect(paths.deskCampaign(id, { done: doneBy[move] }), 303)
  const present = await readCampaignPage(c)
  if (!present) return c.notFound()
  const { meanwhile, send } = campaignWords()
  if (moved.reason === 'changed-meanwhile')
    return showCampaign(c, present, {
      status: 409,
      notice: <Notice kind="refused" text={meanwhile} />,
    })
  const error = moved.reason === 'over' ? send.over : send.tooFar
  return showSending(c, present, {
    ...{ status: 422, at: null, form: { values: {}, errors: { time: error } } },
  })
})

/** What was found that stops a campaign, or that nobody said they had looked at; null: nothing. */
async function whyNotScheduled(
  c: Context<DeskEnv>,
  page: CampaignPage,
  at: Seconds | 'now' | null,
  despite: boolean,
) {
  const words = campaignWords().send
  if (at === null)
    return showSending(c, page, {
      ...{ status: 422, at, form: { values: {}, errors: { time: words.noTime } } },
    })
  const faults = await findFaults(c, page)
  const notice = (text: string) => <Notice kind="refused" text={text} />
  if (faults.some(({ severity }) => severity === 'stops'))
    return showSending(c, page, { status: 409, at, notice: notice(words.stopped) })
  if (faults.length === 0 || despite) return null
  return showSending(c, page, {
    ...{ status: 422, at, notice: notice(words.warned) },
    form: { values: {}, errors: { despite: words.tickDespite } },
  })
}

const campaignDesk = (c: Context<DeskEnv>): CampaignDesk => ({
  ...deskContext(c),
  goOn: (campaign, after) =>
    c.executionCtx.waitUntil(
      // A queue that is down is only logged: the clock asks it again.
      c.env.NEWSLETTER_QUEUE.send({ campaign }, { delaySeconds: after }).catch((error: unknown) =>
        logFailure('newsletter queue does not answer', error),
      ),
    ),
})
