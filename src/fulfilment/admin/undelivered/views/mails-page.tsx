import type { Child } from 'hono/jsx'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Day } from '../../../../admin/parts/day.tsx'
import { Empty } from '../../../../admin/parts/empty.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import { goesToShopper } from '../../../../orders/send-again.ts'
import { paths } from '../../../../paths.ts'
import { type CalendarDate, wallClock } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import type { StrandedMail } from '../queries.ts'
import { faultText, nameOfStranded } from '../say-mail.ts'
import { strandedMailWords } from '../words.ts'

type Props = {
  shop: Shop
  today: CalendarDate
  which: 'open' | 'settled'
  mails: StrandedMail[]
  notice: Child
}

/** Renders the mails that did not go out: what each was, why, and what can be done about it. */
export const MailsPage = ({ shop, today, which, mails, notice }: Props) => {
  const words = strandedMailWords()
  const { columns } = words
  return (
    <>
      <PageTitle title={words.title} back={{ href: paths.desk(), title: words.toDo }} />
      {notice}
      <p class="lead">{words.lead}</p>
      <nav class="saved" aria-label={words.title}>
        {(['open', 'settled'] as const).map((each) => (
          <a
            href={paths.deskMails(each === 'open' ? {} : { show: each })}
            aria-current={each === which ? 'page' : undefined}
          >
            {words.saved[each]}
          </a>
        ))}
      </nav>
      <Table
        caption={words.title}
        rows={mails}
        empty={<Empty text={words.empty[which]} />}
        columns={[
          { title: columns.mail, kind: 'main', cell: (mail) => <Name {...mail} /> },
          {
            title: columns.order,
            cell: ({ number }) =>
              number ? <a href={paths.deskOrder(number)}>{number}</a> : words.noOrder,
          },
          {
            title: columns.since,
            cell: ({ createdAt }) => (
              <Day
                day={wallClock(createdAt, shop.time_zone).date}
                {...{ today, locale: shop.locale }}
              />
            ),
          },
          { title: columns.why, cell: faultText },
          { title: columns.acts, cell: (mail) => <Acts mail={mail} /> },
        ]}
      />
    </>
  )
}

const Name = (mail: StrandedMail) =>
  mail.number ? (
    <a href={paths.deskOrderMail(mail.number, mail.id)}>{nameOfStranded(mail)}</a>
  ) : (
    nameOfStranded(mail)
  )

const Acts = ({ mail }: { mail: StrandedMail }) => {
  const words = strandedMailWords()
  const { id, number, kind, settledAt } = mail
  const label = (act: string) => words.about(act, nameOfStranded(mail), number ?? words.noOrder)
  if (settledAt !== null)
    return <Settle id={id} settled="no" text={words.reopen} label={label(words.reopen)} />
  return (
    <div class="acts">
      {number && goesToShopper(kind) && (
        <>
          <a href={`${paths.deskOrder(number)}#delivery`}>{words.address}</a>
          <ActForm action={paths.deskOrderMail(number, id)}>
            <button class="button-quiet" type="submit" aria-label={label(words.again)}>
              {words.again}
            </button>
          </ActForm>
        </>
      )}
      <Settle id={id} settled="yes" text={words.settle} label={label(words.settle)} />
    </div>
  )
}

/** Renders the button that says that somebody saw to a mail, or takes it back. */
export const Settle = (props: {
  id: string
  settled: 'yes' | 'no'
  text: string
  label?: string
}) => (
  <ActForm action={paths.deskMailSettled(props.id)}>
    <input type="hidden" name="settled" value={props.settled} />
    <button class="button-quiet" type="submit" aria-label={props.label}>
      {props.text}
    </button>
  </ActForm>
)
