import type { Config } from '../platform/config.ts'
import { type Sealed, seal, unseal } from '../platform/sealing.ts'

/**
 * A postal address. `lines` are street and house; `state` is the code that the country's post uses.
 */
export type Address = {
  name: string
  lines: string[]
  city: string
  state: string
  postcode: string
  country: string
}

/**
 * Who ordered: everything personal about an order except the e-mail address, which has a column of
 * its own.
 */
export type Contact = {
  name: string
  /** E.164, `+31205550123`; empty: whoever took it along gave none. */
  phone: string
  /** Of what is collected, name and the shop's country alone. */
  address: Address
  /** Null: the same as the delivery address. */
  billing: Address | null
  giftMessage: string
  giftWrap: boolean
  /** Asked for alone: with a message or wrapped, it has no prices either. Older contacts lack it. */
  noPrices?: boolean
}

export const sealContact = (config: Config, orderId: string, contact: Contact): Promise<Sealed> =>
  seal(config.sealingKeys, `orders.contact:${orderId}`, JSON.stringify(contact))

export const unsealContact = async (
  config: Config,
  orderId: string,
  sealed: Sealed,
): Promise<Contact> =>
  JSON.parse(await unseal(config.sealingKeys, `orders.contact:${orderId}`, sealed))
