import type { Child } from 'hono/jsx'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Details } from '../../../../admin/parts/details.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import type { Role } from '../../../../admin/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMonth } from '../../../../platform/format-date.ts'
import { ErrorSummary, type FormState, TextField } from '../../../../ui/form-field.tsx'
import { NewsletterFrame } from '../../views/frame.tsx'
import type { Counts } from '../read-counts.ts'
import { subscriberWords } from '../words.ts'

/** Renders how many subscribers there are, a form to find one, and the ways in and out of the shop. */
export const SubscribersPage = (props: {
  role: Role
  shop: Shop
  counts: Counts
  form: FormState
  notice?: Child
}) => {
  const { counts, shop } = props
  const words = subscriberWords()
  const show = (n: number) => n.toLocaleString(shop.locale)
  return (
    <NewsletterFrame
      screen="subscribers"
      role={props.role}
      acts={
        <a class="button-quiet" href={paths.deskSubscriberImports()}>
          {words.import}
        </a>
      }
    >
      {props.notice}
      <Details
        wide={
          <>
            <Card id="figures" title={words.figures}>
              <dl class="campaign-numbers">
                {(['subscribed', 'paused', 'left', 'suppressed', 'pending'] as const).map(
                  (which) => (
                    <div>
                      <dt>{words[which]}</dt>
                      <dd>{show(counts[which])}</dd>
                    </div>
                  ),
                )}
              </dl>
            </Card>
            <Card id="topics" title={words.topics}>
              <div class="few-columns">
                <Table
                  caption={words.topics}
                  rows={counts.topics}
                  empty={<p>{words.noTopics}</p>}
                  columns={[
                    {
                      title: words.topic,
                      kind: 'main',
                      cell: ({ id, name }) => <a href={paths.deskTopic(id)}>{name}</a>,
                    },
                    { title: words.people, kind: 'number', cell: ({ people }) => show(people) },
                  ]}
                />
              </div>
              <p class="quiet">{words.topicsHint}</p>
            </Card>
            <Card id="growth" title={words.growth}>
              <div class="few-columns">
                <Table
                  caption={words.growth}
                  rows={counts.months}
                  empty={null}
                  columns={[
                    {
                      title: words.month,
                      kind: 'main',
                      cell: ({ month }) => formatMonth(`${month}-01`, shop.locale),
                    },
                    { title: words.came, kind: 'number', cell: ({ came }) => show(came) },
                    { title: words.gone, kind: 'number', cell: ({ gone }) => show(gone) },
                  ]}
                />
              </div>
            </Card>
          </>
        }
        narrow={
          <>
            <Find form={props.form} />
            <Card id="suppressions" title={words.suppressions}>
              <div class="few-columns">
                <Table
                  caption={words.suppressions}
                  rows={counts.reasons}
                  empty={<p>{words.noSuppressions}</p>}
                  columns={[
                    {
                      title: words.reason,
                      kind: 'main',
                      cell: ({ reason }) => words.reasons[reason],
                    },
                    { title: words.addresses, kind: 'number', cell: ({ many }) => show(many) },
                  ]}
                />
              </div>
              <p class="quiet">{words.suppressionsHint}</p>
            </Card>
            <Card id="export" title={words.export}>
              <p class="quiet">{words.exportHint}</p>
              <form method="post" action={paths.deskSubscriberExport()}>
                <button class="button-quiet" type="submit">
                  {words.export}
                </button>
              </form>
            </Card>
          </>
        }
      />
    </NewsletterFrame>
  )
}

const Find = ({ form }: { form: FormState }) => {
  const words = subscriberWords()
  return (
    <Card id="find" title={words.find}>
      <ActForm action={paths.deskSubscribers()}>
        <ErrorSummary form={form} />
        <TextField
          form={form}
          name="email"
          label={words.email}
          hint={words.emailHint}
          type="email"
          autocomplete="off"
        />
        <button class="button-quiet" type="submit">
          {words.findIt}
        </button>
      </ActForm>
    </Card>
  )
}
