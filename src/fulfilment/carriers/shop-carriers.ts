import type { CarrierId, Config } from '../../platform/config.ts'
import { type Carrier, carriers } from './carriers.ts'

/** No carrier: the customer was given it at the counter. */
export const handedOver = 'handed-over'

/** Whoever else brings a parcel; the link, if there is one, is typed by hand. */
export const otherCarrier = 'other'

/**
 * The carrier of an id: one that the shop knows, the owner's own, or `other` and `handed-over`, whose
 * names the words have. Null for an id that there is not, or not any more.
 */
export function carrierOf(config: Pick<Config, 'CARRIERS'>, id: string): Carrier | null {
  if (id === otherCarrier || id === handedOver)
    return { id, name: '', countries: [], link: null, numbers: [] }
  const own = config.CARRIERS.own.find((each) => each.id === id)
  if (own) return { ...own, link: own.link ?? null, numbers: [] }
  return Object.hasOwn(carriers, id) ? { id, ...carriers[id as CarrierId] } : null
}

/**
 * The carriers of the shop in the order in which a form offers them for a parcel to a country:
 * those that serve it best first, then as the owner lists them, `other` last.
 */
export function carriersTo(config: Pick<Config, 'CARRIERS'>, country: string): Carrier[] {
  const { uses, own } = config.CARRIERS
  const listed = uses ?? [...own.map(({ id }) => id), ...Object.keys(carriers)]
  const known = [...listed, otherCarrier].flatMap((id) => carrierOf(config, id) ?? [])
  const isNear = (carrier: Carrier) => carrier.countries.includes(country)
  return [...known.filter(isNear), ...known.filter((carrier) => !isNear(carrier))]
}
