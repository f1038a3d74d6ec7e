import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { openVisitSource } from '../../../analytics/visit-source.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readForm } from '../../../platform/read-form.ts'
import { type FormState, fieldErrors } from '../../../ui/form-field.tsx'
import { type FigureName, figureRules } from '../../figures.ts'
import { noteForm, removeNoteForm, weeklyMailForm } from '../../forms.ts'
import { addNote, removeNote } from '../../keep-notes.ts'
import { queryOf, readLook } from '../../look.ts'
import { readOverview } from '../../read-overview.ts'
import { switchWeeklyMail } from '../../switch-weekly-mail.ts'
import { statisticsWords } from '../../words.ts'
import { OverviewPage } from './views/overview-page.tsx'

export const overviewRoutes = new Hono<DeskEnv>()

overviewRoutes.get(patterns.deskStatistics, only('statistics'), (c) =>
  showOverview(c, c.req.query()),
)

overviewRoutes.post(patterns.deskChartNotes, only('statistics'), async (c) => {
  const typed = await readForm(c)
  const form = noteForm.safeParse(typed)
  if (!form.success) {
    c.status(422)
    return showOverview(c, typed, { values: typed, errors: fieldErrors(form.error) })
  }
  if (await addNote(deskContext(c), form.data)) return backTo(c, typed, 'added')
  c.status(409)
  const errors = { text: statisticsWords().notes.sentBefore }
  return showOverview(c, typed, { values: typed, errors })
})

overviewRoutes.post(patterns.deskChartNoteRemove, only('statistics'), async (c) => {
  const typed = await readForm(c)
  const form = removeNoteForm.safeParse(typed)
  if (!form.success) return c.redirect(paths.deskStatistics(), 303)
  await removeNote(deskContext(c), form.data.act, c.req.param('note'))
  return backTo(c, typed, 'removed')
})

overviewRoutes.post(patterns.deskWeeklyMail, only('statistics'), async (c) => {
  const typed = await readForm(c)
  const form = weeklyMailForm.safeParse(typed)
  if (!form.success) return c.redirect(paths.deskStatistics(), 303)
  const { act, weekly } = form.data
  await switchWeeklyMail(deskContext(c), act, weekly === 'on')
  return backTo(c, typed, weekly)
})

type Asked = Record<string, string>

const lookOf = (c: Context<DeskEnv>, asked: Asked) =>
  readLook(asked, todayIn(c.var.config.shop.time_zone))

const figureIn = ({ figure = '' }: Asked): FigureName =>
  Object.hasOwn(figureRules, figure) ? (figure as FigureName) : 'visitors'

/** To the page as it was, with a word on what was done. */
const backTo = (c: Context<DeskEnv>, asked: Asked, done: string) =>
  c.redirect(
    paths.deskStatistics({ ...queryOf(lookOf(c, asked)), figure: figureIn(asked), done }),
    303,
  )

async function showOverview(c: Context<DeskEnv>, asked: Asked, form?: FormState) {
  const { db, config } = c.var
  const { shop } = config
  const today = todayIn(shop.time_zone)
  const look = lookOf(c, asked)
  const overview = await readOverview(openVisitSource(config, db), shop, look)
  return c.render(
    <OverviewPage
      {...{ shop, today, overview, form }}
      figure={figureIn(asked)}
      done={asked.done}
    />,
    { title: statisticsWords().title },
  )
}
