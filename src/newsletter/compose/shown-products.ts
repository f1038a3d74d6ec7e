import { canSell } from '../../catalog/rules/availability.ts'
import { variantTitle } from '../../catalog/variant-words.ts'
import { catalogWords } from '../../catalog/words.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import { formatMoney, type Minor } from '../../platform/money.ts'
import { SHARED } from '../../ui/picture-widths.ts'
import { uiWords } from '../../ui/words.ts'
import { askedProducts } from './product-queries.ts'
import { linkAddress } from './rules/link-address.ts'
import type { AskedProduct } from './rules/product-lines.ts'

/** A picture that every mail program shows, with its whole address and its size in pixels. */
export type ShownPicture = { src: string; width: number | null; height: number | null }

/** A product as a campaign shows it, like a card of the shop. */
export type ShownProduct = {
  href: string
  title: string
  /** What distinguishes a variant that was asked for. */
  detail: string
  picture: ShownPicture | null
  /** Whether it can be bought now. */
  state: 'on-sale' | 'sold-out' | 'on-request'
  price: Minor
  compareAt: Minor | null
  isFrom: boolean
}

/** Products by what asks for them (`AskedProduct.key`); what is not on sale is left out. */
export type ShownProducts = Map<string, ShownProduct>

/** The products that a campaign asks for, as the catalogue has them now. One round trip. */
export async function showProducts(
  db: Db,
  asked: AskedProduct[],
  { shop, slug }: { shop: Shop; slug: string },
): Promise<ShownProducts> {
  if (asked.length === 0) return new Map()
  const { cards, chosen } = await askedProducts(db, asked)
  return new Map(
    asked.flatMap(({ key, handle, variant }): [string, ShownProduct][] => {
      const card = cards.find((each) => each.handle === handle)
      if (!card) return []
      const own = chosen.find(
        (each) => each.id === variant && each.handle === handle && each.active,
      )
      if (variant && !own) return []
      const price = own ? own.price : card.priceFrom
      const isSoldOut = own ? !canSell(own, 1) : card.soldOut
      const compareAt = (own ?? card).compareAt
      const path = paths.product(handle, variant ?? undefined)
      const address = linkAddress(path, { origin: shop.origin, slug })
      const shown: ShownProduct = {
        href: 'href' in address ? address.href : '',
        title: card.title,
        detail: own ? variantTitle(own.options, own.optionValues) : '',
        picture: card.image?.picture ? sharedPicture(shop, card.image.picture) : null,
        state: price <= 0 ? 'on-request' : isSoldOut ? 'sold-out' : 'on-sale',
        price,
        compareAt: compareAt && compareAt > price ? compareAt : null,
        isFrom: !own && card.priceFrom < card.priceTo,
      }
      return [[key, shown]]
    }),
  )
}

/** The only form of a picture that all mail programs show: some know neither WebP nor AVIF. */
const sharedPicture = (shop: Shop, picture: string): ShownPicture => ({
  src: shop.origin + paths.sharedPicture(picture),
  ...SHARED,
})

/** What is said of a product's price: `now`, and `before` where it was higher. */
export function priceInWords(shop: Shop, product: ShownProduct): { now: string; before: string } {
  const { state, price, compareAt, isFrom } = product
  if (state === 'on-request') return { now: catalogWords().availability.priceOnRequest, before: '' }
  if (state === 'sold-out') return { now: catalogWords().cards.soldOut, before: '' }
  const format = (amount: Minor) => formatMoney(amount, shop.currency, shop.locale)
  return {
    now: isFrom ? uiWords().prices.from(format(price)).join('') : format(price),
    before: compareAt ? format(compareAt) : '',
  }
}
