import { paths } from '../../../paths.ts'
import type { ReminderListed } from '../list-reminders.ts'
import { reminderWords } from '../words.ts'

/** Renders the reminders of an order that run, each with its end, and the way to ask for one. */
export const OrderReminders = (props: { number: string; reminders: ReminderListed[] }) => {
  const { number, reminders } = props
  const w = reminderWords()
  return (
    <>
      <h3 id="reminders">{w.title}</h3>
      {reminders.length === 0 && <p class="quiet">{w.nothing}</p>}
      {reminders.map(({ id, what, next }) => (
        <section class="parcel">
          <p>
            <strong>{what}</strong> <span class="quiet">{next}</span>
          </p>
          <form method="post" action={paths.orderReminderEnd(number)}>
            <input type="hidden" name="reminder" value={id} />
            <button class="button-quiet" type="submit" aria-label={w.endThis(what)}>
              {w.end}
            </button>
          </form>
        </section>
      ))}
      <p>
        <a class="button button-quiet" href={paths.orderReminders(number)}>
          {w.add}
        </a>
      </p>
    </>
  )
}
