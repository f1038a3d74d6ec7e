import { type Context, Hono } from 'hono'
import { before } from '../../../admin/act.ts'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Conflict } from '../../../admin/parts/conflict.tsx'
import { mergeForms } from '../../../admin/parts/merge-forms.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { readForm } from '../../../platform/read-form.ts'
import { fieldErrors } from '../../../ui/form-field.tsx'
import { saveCampaign } from '../../campaign-acts.ts'
import {
  draftForm,
  draftValues,
  longFields,
  topicField,
  topicsIn,
  typedValues,
  unmarkedBefore,
} from './forms.ts'
import { type CampaignPage, readCampaignPage, showCampaign } from './show-campaign.tsx'
import { showSending } from './show-sending.tsx'
import { campaignWords } from './words.ts'

export const draftRoutes = new Hono<DeskEnv>()

draftRoutes.get(patterns.deskCampaign, only('newsletter'), async (c) => {
  const page = await readCampaignPage(c, c.req.query('q'))
  if (!page) return c.notFound()
  const isAsked = page.campaign.state === 'draft' && c.req.query('send')
  return isAsked ? showSending(c, page) : showCampaign(c, page)
})

draftRoutes.post(patterns.deskCampaign, only('newsletter'), async (c) => {
  const id = c.req.param('campaign')
  const body = await readForm(c, longFields)
  const page = await readCampaignPage(c)
  if (!page) return c.notFound()
  const form = draftForm.safeParse(body)
  if (!form.success) return showMerged(c, page, body, 422, fieldErrors(form.error))
  const { act, version, ...text } = form.data
  const written = { ...text, topics: topicsIn(body, page.topics) }
  const saved = await saveCampaign(deskContext(c), { act, id, version, written })
  if (saved?.ok) return c.redirect(nextOf(id, body), 303)
  const present = await readCampaignPage(c)
  return present ? showMerged(c, present, body, 409) : c.notFound()
})

/** Where the button that was pressed leads. */
function nextOf(id: string, { then, q = '' }: Record<string, string>): string {
  if (then === 'preview') return paths.deskCampaignPreview(id)
  if (then === 'send') return paths.deskCampaign(id, { send: 'ask' })
  const found = q.trim() && { q: q.trim().slice(0, 100) }
  return `${paths.deskCampaign(id, { done: 'saved', ...found })}${found ? '#products' : ''}`
}

/** Shows a draft with what was typed, and what somebody else has changed since. */
async function showMerged(
  c: Context<DeskEnv>,
  page: CampaignPage,
  body: Record<string, string>,
  status: 409 | 422,
  errors: Record<string, string> = {},
) {
  const words = campaignWords()
  const { campaign, topics } = page
  const mine = typedValues(body, topics)
  if (campaign.state !== 'draft')
    return showCampaign(c, page, {
      status: 409,
      notice: (
        <Notice kind="refused" text={words.meanwhile}>
          <label class="visually-hidden" for="typed">
            {words.typed}
          </label>
          <textarea id="typed" rows={12} readonly>
            {`\n${[mine.subject, mine.preheader, mine.body].filter(Boolean).join('\n\n')}`}
          </textarea>
        </Notice>
      ),
    })
  const theirs = draftValues(campaign, topics)
  const was = await unmarkedBefore(before.parse(body.before), mine, theirs)
  const { values, differences } = mergeForms(was, mine, theirs)
  const { subject, preheader, body: text, isPublic } = words.form
  return showCampaign(c, page, {
    status,
    form: { values, errors },
    notice: differences.length > 0 && (
      <Conflict
        differences={differences}
        labels={{
          ...{ subject, preheader, isPublic, body: text },
          ...Object.fromEntries(topics.map(({ id, name }) => [topicField(id), name])),
        }}
        show={(value, name) =>
          name === 'body' ? (
            <span class="typed-text">{value}</span>
          ) : value === 'yes' ? (
            words.yes
          ) : (
            value
          )
        }
      />
    ),
  })
}
