import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import type { Mail } from '../../../../mail/rules.ts'
import { paths } from '../../../../paths.ts'
import { parcelWords } from '../words.ts'

/** Renders a mail about a parcel as it would be sent now. */
export const MailPage = (props: { parcel: string; mail: Mail }) => {
  const words = parcelWords().mail
  return (
    <>
      <PageTitle
        title={words.title}
        back={{ href: paths.deskParcel(props.parcel), title: words.back }}
      />
      <p class="quiet">{words.hint}</p>
      <article class="panel mail-text">
        <h2>{props.mail.subject}</h2>
        {props.mail.text}
      </article>
    </>
  )
}
