import type { Child } from 'hono/jsx'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Details } from '../../../../admin/parts/details.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import { Tick } from '../../../../admin/parts/tick.tsx'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import type { Person } from '../read-person.ts'
import { subscriberWords } from '../words.ts'

const tones = { subscribed: 'good', paused: 'going', left: 'quiet', suppressed: 'bad' } as const

/** Renders what is known of a subscriber, and what can be done when they ask for it. */
export const PersonPage = (props: { shop: Shop; person: Person; notice?: Child }) => {
  const { shop, person } = props
  const words = subscriberWords()
  const when = (at: number | null) => at !== null && formatOwnMoment(at, shop)
  const { pausedUntil, leftAt, reason, suppressedAt } = person
  return (
    <>
      <PageTitle
        title={person.name || person.email || words.nobody}
        back={{ href: paths.deskSubscribers(), title: words.title }}
        status={<Status tone={tones[person.state]} text={words.states[person.state]} />}
      />
      {props.notice}
      <Details
        wide={
          <>
            <Card id="about" title={words.about}>
              <Facts
                facts={[
                  { title: words.email, value: person.email || words.erasedAddress },
                  { title: words.name, value: person.name || words.noName },
                  { title: words.hears, value: person.topics.join(', ') || words.nothing },
                  { title: words.since, value: when(person.confirmedAt) },
                  pausedUntil !== null && { title: words.pausedUntil, value: when(pausedUntil) },
                  leftAt !== null && { title: words.leftAt, value: when(leftAt) },
                  reason !== null && {
                    title: words.noMail,
                    value: `${words.reasons[reason]}, ${when(suppressedAt)}`,
                  },
                ]}
              />
            </Card>
            <Card id="consents" title={words.consents}>
              <Table
                caption={words.consents}
                rows={person.consents}
                empty={<p>{words.noConsents}</p>}
                columns={[
                  {
                    title: words.when,
                    kind: 'main',
                    cell: ({ confirmedAt, askedAt }) => (
                      <>
                        {when(confirmedAt)}
                        {askedAt !== null && (
                          <span class="quiet"> ({words.asked(when(askedAt) || '')})</span>
                        )}
                      </>
                    ),
                  },
                  {
                    title: words.how,
                    cell: ({ kind, source }) => `${words.kinds[kind]} (${words.sources[source]})`,
                  },
                  { title: words.what, cell: ({ topics }) => topics.join(', ') },
                  { title: words.words, cell: (consent) => consent.words },
                ]}
              />
            </Card>
            <Card id="mails" title={words.mails}>
              <Table
                caption={words.mails}
                rows={person.mails}
                empty={<p>{words.noMails}</p>}
                columns={[
                  { title: words.subject, kind: 'main', cell: ({ subject }) => subject },
                  { title: words.sent, cell: ({ at }) => when(at) },
                  {
                    title: words.cameBack,
                    cell: (mail) =>
                      words.reasons[mail.reason as keyof typeof words.reasons] ?? mail.reason,
                  },
                ]}
              />
            </Card>
          </>
        }
        narrow={<Acts person={person} />}
      />
    </>
  )
}

const Acts = ({ person }: { person: Person }) => {
  const words = subscriberWords()
  const self = paths.deskSubscriber(person.id)
  const isHere = person.state === 'subscribed' || person.state === 'paused'
  return (
    <Card id="acts" title={words.acts}>
      {isHere && (
        <>
          <p class="quiet">{words.linkHint}</p>
          <ActForm action={self}>
            <p>
              <button class="button-quiet" type="submit" name="do" value="link">
                {words.link}
              </button>
            </p>
          </ActForm>
        </>
      )}
      {person.state !== 'left' && (
        <>
          <p class="quiet">{words.removeHint}</p>
          <ActForm action={self}>
            <p>
              <button class="button-quiet" type="submit" name="do" value="remove">
                {words.remove}
              </button>
            </p>
          </ActForm>
        </>
      )}
      <p class="quiet">{words.forgetHint}</p>
      <ActForm action={self}>
        <Tick name="sure" label={words.forgetSure} checked={false} />
        <p>
          <button class="button-quiet" type="submit" name="do" value="forget">
            {words.forget}
          </button>
        </p>
      </ActForm>
      <a href={paths.deskLog({ subject: 'subscriber', of: person.id })}>{words.history}</a>
    </Card>
  )
}
