import { paths } from '../../../paths.ts'
import { signUpWords } from '../words.ts'

/** Renders that a mail is on its way, whatever is known of the address. */
export const AskedPage = () => {
  const { askedTitle, asked, notThere, toShop } = signUpWords().done
  return (
    <section class="narrow">
      <h1>{askedTitle}</h1>
      <p class="lead" role="status">
        {asked}
      </p>
      <p>{notThere}</p>
      <p class="actions">
        <a class="button" href={paths.home()}>
          {toShop}
        </a>
      </p>
    </section>
  )
}

/** Renders that an address is confirmed. */
export const ConfirmedPage = () => {
  const { confirmedTitle, confirmed, preferences, toShop } = signUpWords().done
  return (
    <section class="narrow">
      <h1>{confirmedTitle}</h1>
      <p class="lead" role="status">
        {confirmed}
      </p>
      <p class="actions">
        <a class="button" href={paths.home()}>
          {toShop}
        </a>
        <a href={paths.preferencesLink()}>{preferences}</a>
      </p>
    </section>
  )
}

/** Renders, to whoever follows a link again, that the address was confirmed with it. */
export const UsedPage = () => {
  const { usedTitle, used, again, preferences } = signUpWords().done
  return (
    <section class="narrow">
      <h1>{usedTitle}</h1>
      <p class="lead">{used}</p>
      <p class="actions">
        <a class="button" href={paths.newsletter()}>
          {again}
        </a>
        <a href={paths.preferencesLink()}>{preferences}</a>
      </p>
    </section>
  )
}
