import { type Context, Hono } from 'hono'
import { paths, patterns } from '../../paths.ts'
import { now } from '../../platform/clock.ts'
import type { AppEnv } from '../../platform/env.ts'
import { asPrivate } from '../../platform/private.ts'
import { limited } from '../../platform/rate-limit.ts'
import { readForm } from '../../platform/read-form.ts'
import type { FormState } from '../../ui/form-field.tsx'
import { tooOften } from '../../ui/too-often.tsx'
import { comeBack, forget, leave } from '../leave.ts'
import { tickedTopics, topicField } from '../topic-rules.ts'
import { allowedSubscriber, closePreferences, openByToken } from './access.ts'
import { changePreferences } from './change-preferences.ts'
import { collectData } from './collect-data.ts'
import { faultsOfChosen, readChosenValues } from './forms.ts'
import { setPause } from './queries.ts'
import { type Preferences, readPreferences } from './read-preferences.ts'
import { PAUSES, pauseEnd } from './rules.ts'
import { ForgetPage } from './views/forget-page.tsx'
import { PreferencesPage } from './views/preferences-page.tsx'
import { preferencesWords } from './words.ts'

/** What a subscriber does with the link of a mail, except leaving by one click. */
export const preferencesRoutes = new Hono<AppEnv>()

for (const pattern of [
  ...[patterns.preferences, patterns.preferencesData, patterns.preferencesForget],
])
  preferencesRoutes.use(pattern, asPrivate)

preferencesRoutes.get(patterns.preferences, async (c) => {
  const token = c.req.query('token')
  if (token !== undefined)
    // The token leaves the address bar and the history.
    return (await openByToken(c, token)) ? c.redirect(paths.preferences(), 303) : askForLink(c)
  const opened = await openedPreferences(c)
  if (!opened) return askForLink(c)
  return show(c, opened, { values: valuesOf(opened), errors: {} }, c.req.query('done'))
})

preferencesRoutes.post(patterns.preferences, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'preferences')) return tooOften(c)
  const body = await readForm(c)
  const opened = await openedPreferences(c)
  if (!opened) return askForLink(c)
  // Two people may share a browser.
  if (body.of !== opened.id) return c.redirect(paths.preferences({ done: 'other-address' }), 303)
  if (body.act === 'save') return save(c, opened, body)
  const done = await perform(c, opened.id, body)
  return c.redirect(paths.preferences(done ? { done } : {}), 303)
})

async function save(c: Context<AppEnv>, opened: Preferences, body: Record<string, string>) {
  const values = readChosenValues(body, opened.topics)
  const errors = faultsOfChosen(values, opened.topics)
  if (Object.keys(errors).length > 0) return show(c, opened, { values, errors })
  const topics = tickedTopics(opened.topics, values).map(({ id }) => id)
  const chosen = { subscriberId: opened.id, name: values.name ?? '', topics }
  const isSaved = await changePreferences(c.var, chosen)
  return c.redirect(paths.preferences({ done: isSaved ? 'saved' : 'not-saved' }), 303)
}

/** Does what a button says; returns the notice of it, or null for what is none of the page's. */
async function perform(
  c: Context<AppEnv>,
  subscriberId: string,
  { act, months }: Record<string, string>,
): Promise<string | null> {
  const { db, config } = c.var
  if (act === 'leave') {
    await leave(db, { subscriberId, campaignId: null, reason: 'left' })
    return 'left'
  }
  if (act === 'back')
    return (await comeBack(db, { subscriberId, campaignId: null })) ? 'back' : 'not-saved'
  if (act === 'resume') {
    await setPause(db, subscriberId, null)
    return 'resumed'
  }
  const wanted = PAUSES.find((each) => String(each) === months)
  if (act !== 'pause' || !wanted) return null
  await setPause(db, subscriberId, pauseEnd(now(), wanted, config.shop.time_zone))
  return 'paused'
}

preferencesRoutes.get(patterns.preferencesData, async (c) => {
  const id = await allowedSubscriber(c)
  const data = id ? await collectData(c.var.db, c.var.config, id) : null
  if (!data) return askForLink(c)
  const { fileName } = preferencesWords().data
  return c.body(`${JSON.stringify(data, null, 2)}\n`, 200, {
    'Content-Type': 'application/json',
    'Content-Disposition': `attachment; filename="${fileName}"`,
  })
})

preferencesRoutes.get(patterns.preferencesForget, async (c) => {
  const opened = await openedPreferences(c)
  if (!opened) return askForLink(c)
  return c.render(<ForgetPage id={opened.id} email={opened.email} />, {
    title: preferencesWords().forget.title,
  })
})

preferencesRoutes.post(patterns.preferencesForget, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'preferences')) return tooOften(c)
  const { of } = await readForm(c)
  const id = await allowedSubscriber(c)
  if (!id) return askForLink(c)
  if (of !== id) return c.redirect(paths.preferences({ done: 'other-address' }), 303)
  await forget(c.var.db, id)
  closePreferences(c)
  return c.redirect(paths.preferencesLink('forgotten'), 303)
})

/** What this browser may see, if its hour is not over and they are still known. */
async function openedPreferences(c: Context<AppEnv>): Promise<Preferences | null> {
  const id = await allowedSubscriber(c)
  return id ? readPreferences(c.var.db, c.var.config, id) : null
}

const askForLink = (c: Context<AppEnv>) => c.redirect(paths.preferencesLink('expired'), 303)

const valuesOf = ({ name, topics }: Preferences): Record<string, string> => ({
  name,
  ...Object.fromEntries(
    topics.filter(({ isChosen }) => isChosen).map(({ id }) => [topicField(id), 'yes']),
  ),
})

function show(c: Context<AppEnv>, preferences: Preferences, form: FormState, done?: string) {
  const { title, notices } = preferencesWords()
  if (Object.keys(form.errors).length > 0) c.status(422)
  const text = Object.entries(notices).find(([name]) => name === done)?.[1]
  const isGood = done !== 'not-saved' && done !== 'other-address'
  const notice = text ? { text, isGood } : undefined
  return c.render(<PreferencesPage {...{ shop: c.var.config.shop, preferences, form, notice }} />, {
    title,
  })
}
