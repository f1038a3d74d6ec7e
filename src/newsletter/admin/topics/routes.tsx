import { type Context, Hono } from 'hono'
import { before } from '../../../admin/act.ts'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { ActForm } from '../../../admin/parts/act-form.tsx'
import { Conflict } from '../../../admin/parts/conflict.tsx'
import { mergeForms } from '../../../admin/parts/merge-forms.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { paths, patterns } from '../../../paths.ts'
import { now } from '../../../platform/clock.ts'
import { readForm } from '../../../platform/read-form.ts'
import { emptyForm, type FormState, fieldErrors } from '../../../ui/form-field.tsx'
import { allTopics, countsByTopic, peopleByTopic, type TopicRow } from '../../topic-queries.ts'
import { addTopic, changeTopic, moveTopic, setOffered } from './change-topics.ts'
import { addForm, topicForm } from './forms.ts'
import { TopicPage } from './views/topic-page.tsx'
import { TopicsPage } from './views/topics-page.tsx'
import { topicWords } from './words.ts'

export const topicRoutes = new Hono<DeskEnv>()

topicRoutes.get(patterns.deskTopics, only('newsletter'), (c) => showAll(c, emptyForm, done(c)))

topicRoutes.post(patterns.deskTopics, only('newsletter'), async (c) => {
  const body = await readForm(c)
  const { name = '', about = '' } = body
  const form = addForm.safeParse(body)
  if (!form.success) return showAll(c, { values: { name, about }, errors: fieldErrors(form.error) })
  const added = await addTopic(c.var, form.data)
  if (added.ok) return c.redirect(paths.deskTopics({ done: 'added' }), 303)
  return showAll(c, { values: { name, about }, errors: { name: topicWords().sameName } })
})

topicRoutes.get(patterns.deskTopic, only('newsletter'), async (c) => {
  const known = await readTopic(c)
  return known ? showOne(c, known, { notice: done(c, known.topic) }) : c.notFound()
})

topicRoutes.post(patterns.deskTopic, only('newsletter'), async (c) => {
  const id = c.req.param('topic')
  const body = await readForm(c)
  const form = topicForm.safeParse(body)
  if (!form.success) {
    const known = await readTopic(c)
    if (!known) return c.notFound()
    return showMerged(c, known, body, { errors: fieldErrors(form.error), status: 422 })
  }
  const asked = form.data
  if (!('version' in asked)) {
    await moveTopic(c.var, { act: asked.act, id, by: asked.do === 'up' ? -1 : 1 })
    return c.redirect(paths.deskTopics({ done: 'moved' }), 303)
  }
  const changed =
    asked.do === 'change'
      ? await changeTopic(c.var, { id, ...asked })
      : await setOffered(c.var, { id, ...asked, offered: asked.do === 'offer' })
  const told = { change: 'changed', stop: 'stopped', offer: 'offered' }[asked.do]
  if (changed?.ok) return c.redirect(paths.deskTopic(id, { done: told }), 303)
  const known = await readTopic(c)
  if (!changed || !known) return c.notFound()
  if (asked.do !== 'change') {
    const notice = <Notice kind="refused" text={topicWords().meanwhile} />
    return showOne(c, known, { notice, status: 409 })
  }
  const errors: Record<string, string> =
    changed.reason === 'same-name' ? { name: topicWords().sameName } : {}
  return showMerged(c, known, body, { errors, status: changed.reason === 'same-name' ? 422 : 409 })
})

/** Shows a topic with what was typed, and what somebody else has changed since. */
function showMerged(
  c: Context<DeskEnv>,
  known: Known,
  body: Record<string, string>,
  { errors, status }: { errors: Record<string, string>; status: 409 | 422 },
) {
  const { name = '', about = '' } = body
  const theirs = { name: known.topic.name, about: known.topic.about }
  const { values, differences } = mergeForms(before.parse(body.before), { name, about }, theirs)
  const words = topicWords()
  return showOne(c, known, {
    form: { values, errors },
    notice: differences.length > 0 && (
      <Conflict differences={differences} labels={{ name: words.name, about: words.about }} />
    ),
    status,
  })
}

type Page = Parameters<Context<DeskEnv>['render']>[0]
type Known = { topic: TopicRow; people: number }

/** What has just been done, by the address that the act led to; an end can be undone at once. */
function done(c: Context<DeskEnv>, topic?: TopicRow) {
  const words: Record<string, string> = topicWords().done
  const what = c.req.query('done') ?? ''
  const text = Object.hasOwn(words, what) ? words[what] : undefined
  if (!text) return undefined
  return (
    <Notice kind="done" text={text}>
      {what === 'stopped' && topic && topic.archivedAt !== null && (
        <ActForm action={paths.deskTopic(topic.id)} version={topic.version}>
          <button class="button-quiet" type="submit" name="do" value="offer">
            {topicWords().offer}
          </button>
        </ActForm>
      )}
    </Notice>
  )
}

async function readAll(c: Context<DeskEnv>): Promise<Known[]> {
  const { db } = c.var
  const [topics, all, silent] = await db.batch([allTopics(db), ...countsByTopic(db, now())])
  const peopleOf = peopleByTopic(all, silent)
  return topics.map((topic) => ({ topic, people: peopleOf(topic.id) }))
}

const readTopic = async (c: Context<DeskEnv>): Promise<Known | undefined> =>
  (await readAll(c)).find(({ topic }) => topic.id === c.req.param('topic'))

async function showAll(c: Context<DeskEnv>, form: FormState, notice?: Page) {
  c.status(Object.keys(form.errors).length > 0 ? 422 : 200)
  const { staff, config } = c.var
  return c.render(
    <TopicsPage
      role={staff.role}
      topics={await readAll(c)}
      locale={config.shop.locale}
      form={form}
      notice={notice}
    />,
    { title: topicWords().title },
  )
}

function showOne(
  c: Context<DeskEnv>,
  { topic, people }: Known,
  how: { form?: FormState; notice?: Page; status?: 409 | 422 },
) {
  const { name, about } = topic
  c.status(how.status ?? 200)
  return c.render(
    <TopicPage
      topic={topic}
      people={people}
      form={how.form ?? { values: { name, about }, errors: {} }}
      notice={how.notice}
      unsaved={how.form !== undefined}
    />,
    { title: topicWords().title },
  )
}
