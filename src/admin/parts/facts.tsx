import type { Child } from 'hono/jsx'

/** Renders what is known about something: name and value; facts that are not known are left out. */
export const Facts = (props: { facts: ({ title: string; value: Child } | null | false)[] }) => (
  <dl class="facts">
    {props.facts.map(
      (fact) =>
        fact && (
          <div>
            <dt>{fact.title}</dt>
            <dd>{fact.value}</dd>
          </div>
        ),
    )}
  </dl>
)
