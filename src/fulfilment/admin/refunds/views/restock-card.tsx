import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { paths } from '../../../../paths.ts'
import type { DeskOrder } from '../../order/read-order.ts'
import { type Restockable, restockable } from '../restock-rules.ts'
import { refundWords } from '../words.ts'

/**
 * Renders the pieces of an order that can go back into stock, as boxes; those that can be sold as
 * they are, are ticked.
 *
 * @param damaged ids of those that came back damaged
 * @param saysNone whether it says so when there is none; otherwise nothing is shown
 */
export const RestockCard = (props: { desk: DeskOrder; damaged: string[]; saysNone?: boolean }) => {
  const words = refundWords().restock
  const rows = restockable(props.desk.lines, props.damaged)
  if (rows.length === 0 && !props.saysNone) return null
  return (
    <Card id="restock" title={words.title}>
      {rows.length === 0 ? (
        <p class="quiet">{words.none}</p>
      ) : (
        <ActForm action={paths.deskOrderRestock(props.desk.order.number)}>
          <p>{words.lead}</p>
          <ul class="restock">
            {rows.map((row) => (
              <li>
                <Row {...row} />
              </li>
            ))}
          </ul>
          {rows.some(({ doubt }) => doubt !== 'madeToOrder') && (
            <button class="button" type="submit">
              {words.save}
            </button>
          )}
        </ActForm>
      )}
    </Card>
  )
}

const Row = ({ piece, line, doubt }: Restockable) => {
  const words = refundWords().restock
  const name = words.unit(line.title, piece.unit, line.quantity)
  const what = `${name} (${piece.stage === 'returned' ? words.returned : words.cancelled})`
  return (
    <>
      {doubt === 'madeToOrder' ? (
        what
      ) : (
        <label class="check">
          <input
            type="checkbox"
            name="pieces"
            value={`${piece.id}:${piece.version}`}
            checked={doubt === null}
          />{' '}
          {what}
        </label>
      )}
      {doubt && <span class="hint"> {words[doubt]}</span>}
    </>
  )
}
