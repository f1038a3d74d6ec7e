import { paths } from '../../paths.ts'
import { adminWords } from '../words.ts'

/** Renders why nobody is let in, without a word about the desk. */
export const Refusal = (props: {
  title: string
  text: string
  reference: string
  /** Whether another account may help. */
  signOut?: boolean
}) => (
  <section class="narrow problem">
    <h1>{props.title}</h1>
    <p class="lead">{props.text}</p>
    <p class="quiet">
      {adminWords().reference} <code>{props.reference}</code>
    </p>
    {props.signOut && (
      <p class="actions">
        <a class="button-quiet" href={paths.deskSignOut()}>
          {adminWords().asSomebodyElse}
        </a>
      </p>
    )}
  </section>
)
