import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { Notice } from '../../../../admin/parts/notice.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Tick } from '../../../../admin/parts/tick.tsx'
import { DateRange, DateText } from '../../../../delivery/parts/promised-dates.tsx'
import type { PromisedDates } from '../../../../delivery/rules/promised-dates.ts'
import type { Mail } from '../../../../mail/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { type FormState, TextField } from '../../../../ui/form-field.tsx'
import type { DeskOrder } from '../read-order.ts'
import { orderPageWords } from '../words.ts'
import { DatesCard } from './dates-card.tsx'
import { MailText } from './mail-text.tsx'

type Props = {
  shop: Shop
  desk: DeskOrder
  form: FormState
  /** The dates that follow from the chosen day, and the mail that says so; null: none is chosen. */
  shown: { day: string; dates: PromisedDates; mail: Mail } | null
  /** Why it was refused. */
  refused: string | null
  today: string
}

/** Renders the choice of a new day, and what it leads to before anything is changed. */
export const DatePage = ({ shop, desk, form, shown, refused, today }: Props) => {
  const { order } = desk
  const words = orderPageWords()
  return (
    <>
      <PageTitle
        title={words.dates.pageTitle(order.number)}
        back={{ href: paths.deskOrder(order.number), title: words.back(order.number) }}
      />
      {refused && <Notice kind="refused" text={refused} />}
      <DatesCard locale={shop.locale} order={order} mayMove={false} />
      <form class="day-form" action={paths.deskOrderDate(order.number)} novalidate>
        <TextField
          form={form}
          name="day"
          type="date"
          label={words.dates.day}
          hint={words.dates.dayHint}
          min={order.readyBy > today ? order.readyBy : today}
        />
        <button class="button-quiet" type="submit">
          {words.dates.show}
        </button>
      </form>
      {shown && (
        <Card id="moved" title={words.dates.newReady}>
          <Facts
            facts={[
              {
                title: words.dates.ready,
                value: <DateText date={shown.dates.readyBy} locale={shop.locale} withYear />,
              },
              {
                title: words.dates.arrives,
                value: <DateRange dates={shown.dates} locale={shop.locale} withYear />,
              },
            ]}
          />
          <ActForm action={paths.deskOrderDate(order.number)}>
            <input type="hidden" name="seen" value={order.newReadyBy ?? order.readyBy} />
            <input type="hidden" name="day" value={shown.day} />
            {order.email && (
              <>
                <Tick name="tell" label={words.dates.tell} checked />
                <MailText mail={shown.mail} />
              </>
            )}
            <button class="button" type="submit">
              {words.dates.save}
            </button>
          </ActForm>
        </Card>
      )}
    </>
  )
}
