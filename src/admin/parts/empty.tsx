/** Renders why a list is empty, and the first step out of it: `empty` of a `Table`. */
export const Empty = (props: { text: string; step?: { href: string; title: string } }) => (
  <>
    <p>{props.text}</p>
    {props.step && (
      <a class="button-quiet" href={props.step.href}>
        {props.step.title}
      </a>
    )}
  </>
)
