import { paths } from '../../paths.ts'
import type { AlertCause } from '../tables.ts'
import { stockAlertWords } from '../words.ts'

/** Renders the question whether one mail is to come. */
export const ConfirmPage = (props: { what: AlertCause; name: string; token: string }) => {
  const { title, lead, send } = stockAlertWords().confirm
  return (
    <section class="narrow">
      <h1>{title}</h1>
      <p>{lead[props.what](props.name)}</p>
      <form method="post" action={paths.confirmAlert()}>
        <input type="hidden" name="token" value={props.token} />
        <button class="button" type="submit">
          {send}
        </button>
      </form>
    </section>
  )
}

/** Renders that a link confirms nothing, or no longer. */
export const ExpiredPage = () => {
  const { expiredTitle, expired, toShop } = stockAlertWords().confirm
  return (
    <section class="narrow">
      <h1>{expiredTitle}</h1>
      <p>{expired}</p>
      <p>
        <a class="button" href={paths.home()}>
          {toShop}
        </a>
      </p>
    </section>
  )
}
