import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { SaveBar } from '../../../../admin/parts/save-bar.tsx'
import { Tick } from '../../../../admin/parts/tick.tsx'
import { paths } from '../../../../paths.ts'
import { describedBy, ErrorSummary, Field, TextField } from '../../../../ui/form-field.tsx'
import { LENGTHS } from '../../../campaign-rules.ts'
import { topicField } from '../forms.ts'
import { campaignWords } from '../words.ts'
import { DRAFT_FORM, type DraftProps } from './props.ts'

/** Renders what a draft says and to whom, to be changed. */
export const DraftForm = (props: DraftProps) => {
  const { campaign, form, before, unsaved } = props
  const self = paths.deskCampaign(campaign.id)
  const words = campaignWords().form
  return (
    <Card id="draft" title={words.title}>
      <ActForm
        action={self}
        id={DRAFT_FORM}
        version={campaign.version}
        before={before}
        unsaved={unsaved}
        class="campaign-form"
      >
        <ErrorSummary form={form} />
        <TextField
          form={form}
          name="subject"
          label={words.subject}
          hint={words.subjectHint}
          maxlength={LENGTHS.subject}
          autocomplete="off"
        />
        <TextField
          form={form}
          name="preheader"
          label={words.preheader}
          hint={words.preheaderHint}
          maxlength={LENGTHS.preheader}
          autocomplete="off"
          optional
        />
        <Field form={form} name="body" label={words.body}>
          <textarea
            id="body"
            name="body"
            rows={20}
            maxlength={LENGTHS.body}
            {...describedBy(form, 'body')}
          >
            {`\n${form.values.body ?? ''}`}
          </textarea>
        </Field>
        <Topics {...props} />
        <Tick name="isPublic" label={words.isPublic} checked={form.values.isPublic === 'yes'} />
        <SaveBar save={words.save} discard={self} />
      </ActForm>
    </Card>
  )
}

const Topics = ({ topics, audience, form }: DraftProps) => {
  const words = campaignWords().form
  return (
    <fieldset>
      <legend>{words.topics}</legend>
      <p class="hint">{words.topicsHint}</p>
      {topics.length === 0 && (
        <p>
          {words.noTopics} <a href={paths.deskTopics()}>{words.addTopic}</a>
        </p>
      )}
      {topics.map(({ id, name, audience }) => (
        <label class="check">
          <input
            type="checkbox"
            name={topicField(id)}
            value="yes"
            checked={form.values[topicField(id)] === 'yes'}
          />
          <span>
            {name} <span class="quiet">{words.audience(audience)}</span>
          </span>
        </label>
      ))}
      <p>{words.total(audience)}</p>
    </fieldset>
  )
}
