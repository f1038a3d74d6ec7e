import { Card } from '../../../../admin/parts/card.tsx'
import { priceWords } from '../../../../catalog/availability-words.ts'
import type { Shop } from '../../../../platform/config.ts'
import type { FoundProduct } from '../../../campaign-desk-queries.ts'
import { campaignWords } from '../words.ts'
import { DRAFT_FORM } from './props.ts'

/**
 * Renders the search for products, and the line by which each is put into the text. It is part of
 * the draft's form: searching saves what was typed, and loses nothing.
 */
export const ProductCard = (props: { shop: Shop; q: string; found: FoundProduct[] }) => {
  const { shop, q, found } = props
  const words = campaignWords().products
  return (
    <Card id="products" title={words.title}>
      <div class="field">
        <label for="q">{words.label}</label>
        <input id="q" type="search" name="q" value={q} form={DRAFT_FORM} autocomplete="off" />
      </div>
      <button class="button-quiet" type="submit" form={DRAFT_FORM}>
        {words.find}
      </button>
      {q !== '' && found.length === 0 && <p role="status">{words.nothing}</p>}
      {found.length > 0 && (
        <>
          <p class="hint">{words.copy}</p>
          <ul class="product-lines">
            {found.map(({ title, handle, priceFrom }) => (
              <li>
                {title} <span class="quiet">{priceWords(priceFrom, shop)}</span>
                <code>{`[product: ${handle}]`}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
