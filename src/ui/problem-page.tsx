import { paths } from '../paths.ts'
import { uiWords } from './words.ts'

/**
 * Renders what went wrong and where to go from here. `reference` identifies the request in the
 * owner's log; `search` offers a search box; `again` is the full address of a page worth retrying;
 * `to` is a page that helps.
 */
export const ProblemPage = (props: {
  title: string
  text: string
  reference?: string
  search?: boolean
  again?: string | undefined
  to?: { path: string; text: string } | undefined
}) => (
  <section class="narrow problem">
    <h1>{props.title}</h1>
    <p class="lead">{props.text}</p>
    {props.reference && (
      <p class="quiet">
        {uiWords().problems.reference} <code>{props.reference}</code>
      </p>
    )}
    {props.search && (
      <form class="search-form" action={paths.search()}>
        <label for="q">{uiWords().problems.lookFor}</label>
        <div>
          <input id="q" type="search" name="q" />
          <button class="button" type="submit">
            {uiWords().problems.search}
          </button>
        </div>
      </form>
    )}
    <p class="actions">
      {props.again && (
        <a class="button" href={props.again}>
          {uiWords().problems.again}
        </a>
      )}
      {props.to && (
        <a class="button" href={props.to.path}>
          {props.to.text}
        </a>
      )}
      <a
        class={props.search || props.again || props.to ? 'button-quiet' : 'button'}
        href={paths.home()}
      >
        {uiWords().problems.toShop}
      </a>
      {!props.search && <a href={paths.search()}>{uiWords().problems.search}</a>}
    </p>
  </section>
)
