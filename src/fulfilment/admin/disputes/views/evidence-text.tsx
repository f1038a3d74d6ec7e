import type { Shop } from '../../../../platform/config.ts'
import type { Block } from '../evidence.ts'
import { disputeWords } from '../words.ts'

/** Renders all of the evidence as text, to be printed or saved. */
export const EvidenceText = (props: { shop: Shop; number: string; blocks: Block[] }) => (
  <article class="evidence-text">
    <p>{props.shop.name}</p>
    <h1>{disputeWords().textTitle(props.number)}</h1>
    {props.blocks.map(({ title, text }) => (
      <section>
        <h2>{title}</h2>
        <pre>{text}</pre>
      </section>
    ))}
  </article>
)
