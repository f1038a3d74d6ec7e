import { paths } from '../../../paths.ts'
import { maskEmail } from '../rules.ts'
import { preferencesWords } from '../words.ts'

/** Renders the question whether everything is to be erased, with what stays. */
export const ForgetPage = ({ id, email }: { id: string; email: string }) => {
  const w = preferencesWords()
  return (
    <section class="narrow">
      <h1>{w.forget.title}</h1>
      <p class="lead">{w.goesTo(maskEmail(email))}</p>
      <p>{w.forget.lead}</p>
      <p>{w.forget.stays}</p>
      <ul>
        <li>{w.forget.digest}</li>
        <li>{w.forget.consents}</li>
      </ul>
      <p>{w.forget.orders}</p>
      <form method="post" action={paths.preferencesForget()}>
        <input type="hidden" name="of" value={id} />
        <button class="button" type="submit">
          {w.forget.send}
        </button>
      </form>
      <p>
        <a href={paths.preferences()}>{w.forget.keep}</a>
      </p>
    </section>
  )
}

/** Renders that it was done. */
export const ForgottenPage = () => {
  const { doneTitle, done, toShop } = preferencesWords().forget
  return (
    <section class="narrow">
      <h1>{doneTitle}</h1>
      <p class="notice notice-good" role="status">
        {done}
      </p>
      <p>
        <a class="button" href={paths.home()}>
          {toShop}
        </a>
      </p>
    </section>
  )
}
