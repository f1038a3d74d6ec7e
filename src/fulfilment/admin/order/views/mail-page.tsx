import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import type { MailStanding } from '../../../../mail/queries.ts'
import type { MailCopy } from '../../../../mail/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { nameOfMail } from '../history.ts'
import { orderPageWords } from '../words.ts'
import { MailText } from './mail-text.tsx'

type Props = {
  shop: Shop
  number: string
  mail: MailStanding
  /** As it was sent; null: it was not. */
  copy: MailCopy | null
  maySendAgain: boolean
}

/** Renders a mail about an order as it was sent, and the button that sends one of its kind again. */
export const MailPage = ({ shop, number, mail, copy, maySendAgain }: Props) => {
  const words = orderPageWords()
  const { state, sentAt } = mail
  const isBad = state === 'dead' || state === 'unclear'
  return (
    <>
      <PageTitle
        title={words.mail.title(nameOfMail(mail.kind))}
        back={{ href: paths.deskOrder(number), title: words.back(number) }}
        status={
          <Status
            tone={isBad ? 'bad' : state === 'sent' ? 'good' : 'going'}
            text={words.mail.states[state]}
          />
        }
      />
      {sentAt !== null && (
        <Facts
          facts={[
            {
              title: words.mail.sentAt,
              value: formatOwnMoment(sentAt, shop),
            },
          ]}
        />
      )}
      {copy ? (
        <>
          <MailText mail={copy} />
          <p class="quiet">{words.mail.hidden}</p>
        </>
      ) : (
        <p class="quiet">{words.mail.noCopy}</p>
      )}
      {maySendAgain && (
        <ActForm action={paths.deskOrderMail(number, mail.id)}>
          <p class="hint">{words.mail.againHint}</p>
          <button class="button-quiet" type="submit">
            {words.mail.again}
          </button>
        </ActForm>
      )}
    </>
  )
}
