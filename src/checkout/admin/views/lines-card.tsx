import { ActForm } from '../../../admin/parts/act-form.tsx'
import { Card } from '../../../admin/parts/card.tsx'
import { cartLineWords } from '../../../cart/line-words.ts'
import { type CartLine, isOneOfAKind, MAX_QUANTITY } from '../../../cart/rules.ts'
import { jewelKind } from '../../../catalog/rules/jewel-kind.ts'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatMoney } from '../../../platform/money.ts'
import { systemOf } from '../../../ring-sizes/visitor-sizes.ts'
import { Picture } from '../../../ui/picture.tsx'
import { newOrderWords } from '../words.ts'

type Props = {
  shop: Shop
  draft: { id: string }
  lines: CartLine[]
  /** Why one was not changed. */
  wrongLine: { line: string; text: string } | null
}

/** Renders what is in a draft, each line with its quantity, and how it is taken out. */
export const LinesCard = (props: Props) => {
  const words = newOrderWords().lines
  return (
    <Card id="lines" title={words.title}>
      {props.lines.length === 0 && <p class="quiet">{words.none}</p>}
      {props.lines.map((line) => (
        <Line {...props} line={line} />
      ))}
    </Card>
  )
}

const Line = ({ shop, draft, line, wrongLine }: Props & { line: CartLine }) => {
  const words = newOrderWords().lines
  const shown = cartLineWords(line, systemOf(shop.country))
  const wrong = wrongLine?.line === line.id ? wrongLine.text : null
  const field = `quantity-${line.id}`
  return (
    <div class="order-line" id={`line-${line.id}`}>
      <div class="order-line-picture">
        <Picture picture={line.picture} kind={jewelKind(line.type)} alt="" />
      </div>
      <div>
        <h3>{shown.title}</h3>
        {shown.variantTitle && <p>{shown.variantTitle}</p>}
        {shown.engraving && <p>{shown.engraving}</p>}
        {line.sku && <p class="quiet">{line.sku}</p>}
        {line.madeToOrder && <p class="quiet">{words.madeToOrder}</p>}
        {!line.available && <p class="error">{words.gone}</p>}
      </div>
      <p class="order-line-price">{formatMoney(shown.price, shop.currency, shop.locale, true)}</p>
      <ActForm action={paths.deskDraftLine(draft.id)} class="line-acts">
        {!isOneOfAKind(line) && (
          <>
            <input type="hidden" name="line" value={line.id} />
            <label class="visually-hidden" for={field}>
              {words.quantityOf(line.title)}
            </label>
            <input
              id={field}
              name="quantity"
              type="number"
              inputmode="numeric"
              min="1"
              max={MAX_QUANTITY}
              value={line.quantity}
              {...(wrong && { 'aria-invalid': 'true', 'aria-describedby': `${field}-error` })}
            />
            <button class="button-quiet" type="submit" aria-label={words.updateOf(line.title)}>
              {words.update}
            </button>
          </>
        )}
        <button
          class="button-quiet"
          type="submit"
          name="remove"
          value={line.id}
          aria-label={words.removeOf(line.title)}
        >
          {words.remove}
        </button>
        {wrong && (
          <p class="error" role="alert" id={`${field}-error`}>
            {wrong}
          </p>
        )}
      </ActForm>
    </div>
  )
}
