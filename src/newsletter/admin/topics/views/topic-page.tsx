import type { Child } from 'hono/jsx'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Details } from '../../../../admin/parts/details.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { SaveBar } from '../../../../admin/parts/save-bar.tsx'
import { paths } from '../../../../paths.ts'
import { ErrorSummary, type FormState } from '../../../../ui/form-field.tsx'
import { topicWords } from '../words.ts'
import { type ShownTopic, TopicFields, TopicState } from './topic-fields.tsx'

/**
 * Renders one topic: its words to be changed, and how to stop offering it, or to offer it again.
 *
 * @param unsaved the form holds what was typed and not saved
 */
export const TopicPage = (props: {
  topic: ShownTopic
  people: number
  form: FormState
  notice?: Child
  unsaved: boolean
}) => {
  const { topic, form } = props
  const { id, name, about, version } = topic
  const words = topicWords()
  const self = paths.deskTopic(id)
  const isOffered = topic.archivedAt === null
  return (
    <>
      <PageTitle
        title={name}
        back={{ href: paths.deskTopics(), title: words.title }}
        status={<TopicState topic={topic} />}
      />
      {props.notice}
      <Details
        wide={
          <Card id="change" title={words.change}>
            <p class="quiet">{words.changeHint}</p>
            <ActForm
              action={self}
              version={version}
              before={{ name, about }}
              unsaved={props.unsaved}
            >
              <input type="hidden" name="do" value="change" />
              <ErrorSummary form={form} />
              <TopicFields form={form} />
              <SaveBar save={words.save} discard={self} />
            </ActForm>
          </Card>
        }
        narrow={
          <Card id="state" title={words.state}>
            <p>{words.peopleIs(props.people)}</p>
            <p class="quiet">{isOffered ? words.stopHint : words.offerHint}</p>
            <ActForm action={self} version={version}>
              <button
                class="button-quiet"
                type="submit"
                name="do"
                value={isOffered ? 'stop' : 'offer'}
              >
                {isOffered ? words.stop : words.offer}
              </button>
            </ActForm>
          </Card>
        }
      />
    </>
  )
}
