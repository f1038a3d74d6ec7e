import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { actId } from '../../../admin/act.ts'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { keyedDigest } from '../../../platform/digest.ts'
import { foldEmail, readEmail } from '../../../platform/email-address.ts'
import { formatOwnMoment } from '../../../platform/format-date.ts'
import { readForm } from '../../../platform/read-form.ts'
import { emptyForm, type FormState } from '../../../ui/form-field.tsx'
import { knownOfAddress } from '../../subscriber-desk-queries.ts'
import { subscriberIdOf } from '../../subscriber-id.ts'
import { exportSubscribers } from './export-subscribers.ts'
import { forgetSubscriber, linkSubscriber, noteLook, removeSubscriber } from './person-acts.ts'
import { readCounts } from './read-counts.ts'
import { readPerson } from './read-person.ts'
import { PersonPage } from './views/person-page.tsx'
import { SubscribersPage } from './views/subscribers-page.tsx'
import { subscriberWords } from './words.ts'

export const subscriberRoutes = new Hono<DeskEnv>()

subscriberRoutes.get(patterns.deskSubscribers, only('subscribers'), (c) => {
  const isErased = c.req.query('done') === 'forgotten'
  const notice = isErased && <Notice kind="done" text={subscriberWords().done.forgotten} />
  return showAll(c, emptyForm, notice)
})

/** Looks somebody up by their address, which is posted so that it is in no address of a page. */
subscriberRoutes.post(patterns.deskSubscribers, only('subscribers'), async (c) => {
  const { db, config } = c.var
  const { email: typed = '' } = await readForm(c)
  const email = readEmail(typed)
  const words = subscriberWords()
  if (!email) return showAll(c, { values: { email: typed }, errors: { email: words.noEmail } })
  const digest = await keyedDigest(config.LOOKUP_KEY, foldEmail(email))
  const id = await subscriberIdOf(digest)
  await noteLook(deskContext(c), 'subscriber-looked-up', id)
  const [[found], [suppression], [asked]] = await db.batch(knownOfAddress(db, digest))
  if (found) return c.redirect(paths.deskSubscriber(found.id), 303)
  const when = (at: number) => formatOwnMoment(at, config.shop)
  const texts = [
    suppression && words.isSuppressed(words.reasons[suppression.reason], when(suppression.at)),
    asked && (asked.mailedAt === null ? words.willBeAsked : words.wasAsked(when(asked.askedAt))),
  ].filter((text) => text !== undefined)
  const form = { values: { email: typed }, errors: {} }
  return showAll(c, form, <Notice kind="done" text={texts.join(' ') || words.unknown} />)
})

subscriberRoutes.post(patterns.deskSubscriberExport, only('subscribers'), async (c) => {
  const file = await exportSubscribers(deskContext(c))
  const today = todayIn(c.var.config.shop.time_zone)
  return c.body(file, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="subscribers-${today}.csv"`,
  })
})

subscriberRoutes.get(patterns.deskSubscriber, only('subscribers'), (c) => {
  const words: Record<string, string> = subscriberWords().done
  const what = c.req.query('done') ?? ''
  const text = Object.hasOwn(words, what) ? words[what] : undefined
  return showPerson(c, text && <Notice kind="done" text={text} />)
})

const personForm = z.object({
  act: actId,
  do: z.enum(['remove', 'forget', 'link']),
  sure: z.optional(z.string()),
})

subscriberRoutes.post(patterns.deskSubscriber, only('subscribers'), async (c) => {
  const subscriberId = c.req.param('subscriber')
  const form = personForm.safeParse(await readForm(c))
  const person = await readPerson(c.var.db, c.var.config, subscriberId)
  if (!person) return c.notFound()
  if (!form.success || (form.data.do === 'forget' && form.data.sure !== 'yes')) {
    c.status(422)
    return showPerson(c, <Notice kind="refused" text={subscriberWords().tickFirst} />)
  }
  const asked = { act: form.data.act, subscriberId }
  const desk = deskContext(c)
  if (form.data.do === 'forget') {
    await forgetSubscriber(desk, asked)
    return c.redirect(paths.deskSubscribers({ done: 'forgotten' }), 303)
  }
  if (form.data.do === 'link') await linkSubscriber(desk, { ...asked, email: person.email })
  else await removeSubscriber(desk, asked)
  const done = form.data.do === 'link' ? 'linked' : 'removed'
  return c.redirect(paths.deskSubscriber(subscriberId, { done }), 303)
})

type Page = Parameters<Context<DeskEnv>['render']>[0]

async function showAll(c: Context<DeskEnv>, form: FormState, notice?: Page) {
  const { staff, config, db } = c.var
  c.status(Object.keys(form.errors).length > 0 ? 422 : 200)
  return c.render(
    <SubscribersPage
      role={staff.role}
      shop={config.shop}
      counts={await readCounts(db)}
      form={form}
      notice={notice}
    />,
    { title: subscriberWords().title },
  )
}

/** Nobody sees a subscriber without a trace. */
async function showPerson(c: Context<DeskEnv>, notice?: Page) {
  const { db, config } = c.var
  const id = c.req.param('subscriber') ?? ''
  const person = await readPerson(db, config, id)
  if (!person) return c.notFound()
  await noteLook(deskContext(c), 'subscriber-seen', id)
  return c.render(<PersonPage shop={config.shop} person={person} notice={notice} />, {
    title: subscriberWords().title,
  })
}
