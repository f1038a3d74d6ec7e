import type { Config } from '../../platform/config.ts'
import type { PaymentRequest } from '../provider.ts'
import { amountOf } from './amounts.ts'

/** PayPal's longest name of an item. */
const MOST_LETTERS = 127

/**
 * An order as PayPal is asked to have it paid. Prices have their tax in them and no tax is named:
 * PayPal knows only the tax of items, and items and delivery would not add up to the total.
 */
export function orderRequest({ shop }: Config, request: PaymentRequest): object {
  const { currency, delivery, lines, total } = request
  const money = (minor: number) => amountOf(minor, currency)
  const shipping = shippingOf(request)
  return {
    intent: 'CAPTURE',
    purchase_units: [
      {
        custom_id: request.orderId,
        invoice_id: request.number,
        amount: {
          ...money(total),
          breakdown: { item_total: money(total - delivery.price), shipping: money(delivery.price) },
        },
        items: lines.map(({ name, description, unitPrice, quantity }) => ({
          name: short(name),
          ...(description && { description: short(description) }),
          quantity: String(quantity),
          unit_amount: money(unitPrice),
          category: 'PHYSICAL_GOODS',
        })),
        ...(shipping && { shipping }),
      },
    ],
    payment_source: {
      paypal: {
        experience_context: {
          brand_name: short(shop.name),
          ...(/^[a-z]{2}-[A-Z]{2}$/.test(shop.locale) && { locale: shop.locale }),
          shipping_preference: shipping ? 'SET_PROVIDED_ADDRESS' : 'NO_SHIPPING',
          user_action: 'PAY_NOW',
          payment_method_preference: request.delayed
            ? 'UNRESTRICTED'
            : 'IMMEDIATE_PAYMENT_REQUIRED',
          return_url: request.returnUrl,
          cancel_url: request.cancelUrl,
        },
      },
    },
  }
}

/** Where it is sent, which PayPal protects the shop for; null: it is collected. */
function shippingOf({ address }: PaymentRequest): object | null {
  const { name, lines, city, state, postcode, country } = address
  const [first, ...others] = lines
  if (!first) return null
  return {
    name: { full_name: short(name, 300) },
    address: {
      address_line_1: first,
      ...(others.length > 0 && { address_line_2: others.join(', ') }),
      ...(city && { admin_area_2: city }),
      ...(state && { admin_area_1: state }),
      ...(postcode && { postal_code: postcode }),
      country_code: country,
    },
  }
}

/** Cut between letters, never within one: half of an emoji is no text. */
const short = (text: string, most = MOST_LETTERS): string =>
  text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
