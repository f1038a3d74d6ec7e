import { paths } from '../../../paths.ts'
import { reminderWords } from '../words.ts'

/** Renders the one question of a link that ends a reminder. */
export const EndPage = ({ token }: { token: string }) => {
  const w = reminderWords().ended
  return (
    <section class="narrow">
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <form method="post" action={paths.endReminder(token)}>
        <button class="button" type="submit">
          {w.send}
        </button>
      </form>
    </section>
  )
}

/** Renders that a reminder has ended. */
export const ReminderEnded = () => {
  const w = reminderWords().ended
  return (
    <section class="narrow">
      <h1>{w.doneTitle}</h1>
      <p class="notice notice-good" role="status">
        {w.done}
      </p>
      <p>{w.again}</p>
      <p>
        <a class="button button-quiet" href={paths.orderLookUp()}>
          {w.toOrder}
        </a>
      </p>
    </section>
  )
}

/** Renders that a link is none of ours. */
export const WrongLinkPage = () => {
  const w = reminderWords().ended
  return (
    <section class="narrow">
      <h1>{w.wrongTitle}</h1>
      <p>{w.wrong}</p>
      <p>
        <a class="button" href={paths.orderLookUp()}>
          {w.toOrder}
        </a>
      </p>
    </section>
  )
}
