import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { foldEmail } from '../../../platform/email-address.ts'
import { readForm } from '../../../platform/read-form.ts'
import type { CampaignRow } from '../../campaign-acts.ts'
import { campaignById } from '../../campaign-desk-queries.ts'
import { testForm } from './forms.ts'
import { asDocument, exampleMail, previewPolicy } from './preview.ts'
import { sendTest } from './send-test.ts'
import { doneNotice } from './show-campaign.tsx'
import { PreviewPage, previews } from './views/preview-page.tsx'
import { campaignWords } from './words.ts'

export const previewRoutes = new Hono<DeskEnv>()

previewRoutes.get(patterns.deskCampaignPreview, only('newsletter'), async (c) => {
  const [campaign] = await campaignById(c.var.db, c.req.param('campaign'))
  if (!campaign) return c.notFound()
  if (c.req.query('as') !== 'html') return showPreview(c, campaign)
  const mail = await exampleMail(c.var, campaign, c.var.staff)
  c.header('Content-Security-Policy', previewPolicy(c.var.config.shop.origin))
  c.header('X-Frame-Options', 'SAMEORIGIN')
  return c.html(asDocument(mail.html, c.req.query('dark') === 'yes'))
})

previewRoutes.post(patterns.deskCampaignTest, only('newsletter'), async (c) => {
  const id = c.req.param('campaign')
  const { act, to } = testForm.parse(await readForm(c))
  const [campaign] = await campaignById(c.var.db, id)
  if (!campaign) return c.notFound()
  const address = to === 'me' ? c.var.staff.email : c.var.config.OWNER_MAIL
  const sent = await sendTest(deskContext(c), { act, campaign, to: address })
  if (sent.ok) return c.redirect(paths.deskCampaignPreview(id, { done: 'tested' }), 303)
  const { refused, later } = campaignWords().test
  c.status(503)
  const text = sent.fault === null ? later : `${refused} ${sent.fault}`
  return showPreview(c, campaign, <Notice kind="refused" text={text} />)
})

type Page = Parameters<Context<DeskEnv>['render']>[0]

/** Shows a campaign in a frame, which this page alone of the desk may have. */
async function showPreview(c: Context<DeskEnv>, campaign: CampaignRow, notice?: Page) {
  const view = c.req.query('view')
  c.set('framesOwnPages', true)
  return c.render(
    <PreviewPage
      campaign={campaign}
      mail={await exampleMail(c.var, campaign, c.var.staff)}
      preview={previews.find((each) => each === view) ?? 'html'}
      me={foldEmail(c.var.staff.email)}
      owner={foldEmail(c.var.config.OWNER_MAIL)}
      notice={notice ?? doneNotice(c)}
    />,
    { title: campaign.subject || campaignWords().noSubject },
  )
}
