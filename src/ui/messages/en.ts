import { addresses } from './en/addresses.ts'
import { availability } from './en/availability.ts'
import { cards } from './en/cards.ts'
import { cart, cartLink, cartRefusals } from './en/cart.ts'
import { checkout, checkoutProblems, payment } from './en/checkout.ts'
import { dates, deliveryDays } from './en/dates.ts'
import { delivery } from './en/delivery.ts'
import { engraving } from './en/engraving.ts'
import { facts } from './en/facts.ts'
import { finding } from './en/finding.ts'
import { forms } from './en/forms.ts'
import { gift } from './en/gift.ts'
import { home } from './en/home.ts'
import { lists } from './en/lists.ts'
import { order, orderLookUp } from './en/order.ts'
import { orderMails, ownerMails } from './en/order-mails.ts'
import { pictures } from './en/pictures.ts'
import { policies } from './en/policies.ts'
import { prices } from './en/prices.ts'
import { problems } from './en/problems.ts'
import { product } from './en/product.ts'
import { returns } from './en/returns.ts'
import { ringSizes } from './en/ring-sizes.ts'
import { robots } from './en/robots.ts'
import { site } from './en/site.ts'
import { sums } from './en/sums.ts'

/** Everything the shop says to shoppers in English, by where it says it. Values come in as arguments, numbers through `plural`. */
export const en = {
  addresses,
  availability,
  cards,
  cart,
  cartLink,
  cartRefusals,
  checkout,
  checkoutProblems,
  dates,
  delivery,
  deliveryDays,
  engraving,
  facts,
  finding,
  forms,
  gift,
  home,
  order,
  orderLookUp,
  orderMails,
  ownerMails,
  payment,
  pictures,
  lists,
  policies,
  prices,
  problems,
  product,
  returns,
  ringSizes,
  robots,
  site,
  sums,
}
