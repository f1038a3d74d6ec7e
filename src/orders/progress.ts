import type { Seconds } from '../platform/clock.ts'
import type { Address } from './contact.ts'

/** Where an order is, as its shopper reads it. */
export type ShopperStage =
  | 'ordered'
  | 'being-made'
  | 'ready'
  | 'partly-sent'
  | 'sent'
  | 'delivered'
  | 'returned'
  | 'cancelled'

/** How many units of an order line. */
export type Units = { lineId: string; quantity: number }

/** A parcel that was sent, or is being packed, as its shopper may see it. */
export type Parcel = {
  id: string
  contents: Units[]
  /** Name of the carrier, as it calls itself; empty: nobody who is known by name. */
  carrier: string
  /** Whether no carrier brought it: the customer was given it in the shop. */
  handedOver: boolean
  number: string | null
  link: string | null
  /** Whether the page behind the link asks for the postcode. */
  asksForPostcode: boolean
  /** Where it goes, or went. */
  address: Address
  /** Null: not yet. */
  sentAt: Seconds | null
  deliveredAt: Seconds | null
}

/** What becomes of a paid order. Fulfilment knows, and the app hands it in. */
export type Progress = {
  stage: ShopperStage
  /** Whether there is anything in it that is made, or engraved, for it. */
  isMade: boolean
  /** What was sent, first parcel first. */
  parcels: Parcel[]
  /** What was not sent yet. */
  waiting: Units[]
  /** Where that goes: as it was typed, or corrected since. */
  address: Address
}
