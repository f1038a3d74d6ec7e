import { paths } from '../paths.ts'

/** Says what went wrong and where to go from here. `reference` finds the request in the owner's log. */
export const ProblemPage = (props: { title: string; text: string; reference?: string }) => (
  <section class="narrow">
    <h1>{props.title}</h1>
    <p>{props.text}</p>
    {props.reference && <p class="quiet">Reference: {props.reference}</p>}
    <p>
      <a class="button" href={paths.home()}>
        To the shop
      </a>
    </p>
  </section>
)
