import { Card } from '../../../../admin/parts/card.tsx'
import { composeWords } from '../../../compose/words.ts'

/** Renders what can be typed, and what becomes of it. */
export const HelpCard = () => {
  const { title, lines } = composeWords().help
  return (
    <Card id="help" title={title}>
      <dl class="markdown-help">
        {lines.map(([typed, becomes]) => (
          <div>
            <dt>
              <code>{typed}</code>
            </dt>
            <dd>{becomes}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
