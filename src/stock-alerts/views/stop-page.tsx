import { paths } from '../../paths.ts'
import { stockAlertWords } from '../words.ts'

/** Renders the question whether an address is to get no more alerts. */
export const StopPage = ({ token }: { token: string }) => {
  const { title, lead, send } = stockAlertWords().stop
  return (
    <section class="narrow">
      <h1>{title}</h1>
      <p>{lead}</p>
      <form method="post" action={paths.stopAlerts(token)}>
        <button class="button" type="submit">
          {send}
        </button>
      </form>
    </section>
  )
}

/** Renders that the address gets no more of them. */
export const AlertsStopped = () => {
  const { title, done, goBack } = stockAlertWords().stop
  return (
    <section class="narrow">
      <h1>{title}</h1>
      <p class="notice notice-good" role="status">
        {done}
      </p>
      <p>
        <a class="button" href={paths.home()}>
          {goBack}
        </a>
      </p>
    </section>
  )
}
