import { paths } from '../paths.ts'

/** Says what went wrong and where to go from here. `reference` finds the request in the owner's log. */
export const ProblemPage = (props: { title: string; text: string; reference?: string }) => (
  <section class="narrow problem">
    <h1>{props.title}</h1>
    <p class="lead">{props.text}</p>
    {props.reference && (
      <p class="quiet">
        Reference: <code>{props.reference}</code>
      </p>
    )}
    <p class="actions">
      <a class="button" href={paths.home()}>
        To the shop
      </a>
      <a href={paths.search()}>Search</a>
    </p>
  </section>
)
