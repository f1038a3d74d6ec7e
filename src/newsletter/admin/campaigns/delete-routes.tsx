import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { readForm } from '../../../platform/read-form.ts'
import { deleteDraft } from '../../delete-draft.ts'
import { deleteForm } from './forms.ts'
import { readCampaignPage, showCampaign } from './show-campaign.tsx'
import { campaignWords } from './words.ts'

export const deleteRoutes = new Hono<DeskEnv>()

deleteRoutes.post(patterns.deskCampaignDelete, only('newsletter'), async (c) => {
  const id = c.req.param('campaign')
  const { act, version } = deleteForm.parse(await readForm(c))
  const deleted = await deleteDraft(deskContext(c), { act, id, version })
  if (deleted?.ok) return c.redirect(paths.deskCampaigns({ done: 'deleted' }), 303)
  const present = await readCampaignPage(c)
  if (!present) return c.notFound()
  const notice = <Notice kind="refused" text={campaignWords().meanwhile} />
  return showCampaign(c, present, { status: 409, notice })
})
