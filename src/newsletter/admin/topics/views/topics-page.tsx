import type { Child } from 'hono/jsx'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Details } from '../../../../admin/parts/details.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import type { Role } from '../../../../admin/rules.ts'
import { paths } from '../../../../paths.ts'
import { ErrorSummary, type FormState } from '../../../../ui/form-field.tsx'
import { NewsletterFrame } from '../../views/frame.tsx'
import { topicWords } from '../words.ts'
import { type ShownTopic, TopicFields, TopicState } from './topic-fields.tsx'

/** Renders all topics with how many get each, and a form for one more. */
export const TopicsPage = (props: {
  role: Role
  topics: { topic: ShownTopic; people: number }[]
  locale: string
  form: FormState
  notice?: Child
}) => {
  const { topics, form } = props
  const words = topicWords()
  const offered = topics.filter(({ topic }) => topic.archivedAt === null)
  return (
    <NewsletterFrame screen="topics" role={props.role}>
      {props.notice}
      <p class="narrow">{words.intro}</p>
      <Details
        wide={
          <Table
            caption={words.caption}
            rows={topics}
            empty={<p>{words.none}</p>}
            columns={[
              {
                title: words.name,
                kind: 'main',
                cell: ({ topic }) => <a href={paths.deskTopic(topic.id)}>{topic.name}</a>,
              },
              { title: words.about, cell: ({ topic }) => topic.about },
              {
                title: words.people,
                kind: 'number',
                cell: ({ people }) => people.toLocaleString(props.locale),
              },
              { title: words.state, cell: ({ topic }) => <TopicState topic={topic} /> },
              {
                title: words.order,
                cell: ({ topic }) => (
                  <Order topic={topic} of={offered.map((each) => each.topic.id)} />
                ),
              },
            ]}
          />
        }
        narrow={
          <Card id="add" title={words.add}>
            <ActForm action={paths.deskTopics()} unsaved={Object.keys(form.errors).length > 0}>
              <ErrorSummary form={form} />
              <TopicFields form={form} />
              <button class="button" type="submit">
                {words.addIt}
              </button>
            </ActForm>
          </Card>
        }
      />
    </NewsletterFrame>
  )
}

/** Renders the buttons that move a topic among those that are offered. */
const Order = ({ topic, of }: { topic: ShownTopic; of: string[] }) => {
  const words = topicWords()
  const at = of.indexOf(topic.id)
  if (at < 0 || of.length < 2) return null
  return (
    <ActForm action={paths.deskTopic(topic.id)} class="acts">
      {at > 0 && (
        <button
          class="link-button"
          type="submit"
          name="do"
          value="up"
          aria-label={words.up(topic.name)}
        >
          ↑
        </button>
      )}
      {at < of.length - 1 && (
        <button
          class="link-button"
          type="submit"
          name="do"
          value="down"
          aria-label={words.down(topic.name)}
        >
          ↓
        </button>
      )}
    </ActForm>
  )
}
