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

/** What its shopper gives back, or wanted to. */
type GivenBack = {
  id: string
  /** `agreed`: to be sent; `withdrawn`: the shopper keeps it after all. */
  state: 'asked' | 'agreed' | 'received' | 'refused' | 'withdrawn'
  contents: Units[]
  askedAt: Seconds
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
  givenBack: GivenBack[]
  /**
   * Whether anything can be given back: by the right to withdraw, or by asking the shop. Null: it is
   * not with the shopper, or has been asked for.
   */
  giveBack: 'withdraw' | 'ask' | null
}
