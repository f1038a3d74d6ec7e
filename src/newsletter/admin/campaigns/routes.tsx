import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { readForm } from '../../../platform/read-form.ts'
import { beginCampaign } from '../../campaign-acts.ts'
import { listCampaigns } from '../../campaign-desk-queries.ts'
import { missingSettings } from '../../missing-settings.ts'
import { newsletterDeskWords } from '../words.ts'
import { deleteRoutes } from './delete-routes.tsx'
import { draftRoutes } from './draft-routes.tsx'
import { beginForm } from './forms.ts'
import { moveRoutes } from './move-routes.tsx'
import { previewRoutes } from './preview-routes.tsx'
import { doneNotice } from './show-campaign.tsx'
import { ListPage } from './views/list-page.tsx'

const PER_PAGE = 20

export const campaignRoutes = new Hono<DeskEnv>()
campaignRoutes.route('/', draftRoutes)
campaignRoutes.route('/', deleteRoutes)
campaignRoutes.route('/', moveRoutes)
campaignRoutes.route('/', previewRoutes)

campaignRoutes.get(patterns.deskCampaigns, only('newsletter'), async (c) => {
  const after = c.req.query('after') ?? ''
  const [, at, id] = /^(\d{1,12})\.([0-9a-f-]{36})$/.exec(after) ?? []
  const found = await listCampaigns(
    c.var.db,
    at && id ? { at: Number(at), id } : null,
    PER_PAGE + 1,
  )
  const shown = found.slice(0, PER_PAGE)
  const last = found.length > PER_PAGE ? shown.at(-1) : undefined
  return c.render(
    <ListPage
      shop={c.var.config.shop}
      role={c.var.staff.role}
      campaigns={shown}
      missing={missingSettings(c.var.config)}
      notice={doneNotice(c)}
      first={after ? paths.deskCampaigns() : undefined}
      next={last && paths.deskCampaigns({ after: `${last.createdAt}.${last.id}` })}
    />,
    { title: newsletterDeskWords().title },
  )
})

campaignRoutes.post(patterns.deskCampaigns, only('newsletter'), async (c) => {
  const { act, from } = beginForm.parse(await readForm(c))
  const begun = await beginCampaign(deskContext(c), { act, ...(from && { from }) })
  if (!begun) return c.notFound()
  return c.redirect(paths.deskCampaign(act, { done: 'begun' }), 303)
})
