import { Facts } from '../../../../admin/parts/facts.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { paths } from '../../../../paths.ts'
import type { BulkMail } from '../../../bulk-mailer.ts'
import type { CampaignRow } from '../../../campaign-acts.ts'
import { campaignWords } from '../words.ts'
import { State } from './state.tsx'
import { TestCard, type TestProps } from './test-card.tsx'

/** How a preview is shown. */
export const previews = ['html', 'phone', 'dark', 'text'] as const
export type Preview = (typeof previews)[number]

/** Renders a campaign as its readers get it, and the form that sends it as a test. */
export const PreviewPage = (
  props: TestProps & { campaign: CampaignRow; mail: BulkMail; preview: Preview },
) => {
  const { campaign, mail, preview } = props
  const { id, subject, preheader, state } = campaign
  const words = campaignWords()
  const { views } = words
  return (
    <>
      <PageTitle
        title={subject || words.noSubject}
        back={{ href: paths.deskCampaign(id), title: views.edit }}
        status={<State state={state} />}
      />
      {props.notice}
      <nav class="saved" aria-label={views.label}>
        {previews.map((each) => (
          <a
            href={paths.deskCampaignPreview(id, { view: each })}
            aria-current={each === preview ? 'page' : undefined}
          >
            {views[each]}
          </a>
        ))}
      </nav>
      <Facts
        facts={[
          { title: views.from, value: `${mail.from.name} <${mail.from.email}>` },
          { title: views.subject, value: mail.subject },
          preheader ? { title: views.preheader, value: preheader } : null,
        ]}
      />
      {preview === 'text' ? (
        <pre class="preview-text">{mail.text}</pre>
      ) : (
        <iframe
          class={`preview preview-${preview}`}
          title={views.of(views[preview])}
          src={paths.deskCampaignPreview(id, {
            as: 'html',
            dark: preview === 'dark' ? 'yes' : undefined,
          })}
        ></iframe>
      )}
      <p class="quiet">{views.example}</p>
      <TestCard {...props} />
    </>
  )
}
