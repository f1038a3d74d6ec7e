import type { Dispute } from './disputes.ts'
import type {
  Capture,
  ExperienceContext,
  OrderStatus,
  Payer,
  PendingReason,
  Refund,
  Tracker,
  Unit,
} from './objects.ts'
import type { SentEvent } from './webhooks.ts'

/** What a capture comes to, where it is not COMPLETED. */
export type CaptureOutcome =
  | { status: 'PENDING'; reason: PendingReason }
  | { status: 'DECLINED' | 'FAILED' }
  /** 422: the payer must choose another way to pay. `stays`: the order keeps its approval. */
  | { refuse: 'INSTRUMENT_DECLINED' | 'PAYER_ACTION_REQUIRED'; stays?: boolean }

/** An order with all that PayPal keeps of it. */
export type Checkout = {
  id: string
  status: OrderStatus
  unit: Unit & { reference_id: string }
  context: ExperienceContext
  payer?: Payer
  captures: Capture[]
  refunds: Refund[]
  trackers: Tracker[]
  /** What its next captures come to. */
  next: CaptureOutcome[]
  createTime: string
  updateTime: string
  /** Milliseconds: when it was made, or approved. */
  since: number
  /** Nobody approved it in time, or it was not captured in time: PayPal knows it no more. */
  gone: boolean
}

/** Money that moved in the balance. Minor units, what comes in is positive; `fee` is negative. */
export type Movement = {
  id: string
  at: number
  /** developer.paypal.com/docs/reports/reference/tcodes */
  code: string
  amount: number
  fee: number
  currency: string
  /** What it is about: the capture of a refund, the order of a capture. */
  reference?: { id: string; type: 'ODR' | 'TXN' }
  invoiceId?: string
  customId?: string
}

/** A refund of the future: refused with an issue, or waiting for an eCheck. */
type NextRefund = { wait: true } | { refuse: string }

/** The shop's account at the provider: all there is, in the order in which it was made. */
export type Account = {
  /** The provider's clock, in milliseconds. */
  now: () => number
  /** Where API, page and certificate are reached. */
  origin: string
  orders: Map<string, Checkout>
  disputes: Map<string, Dispute>
  movements: Movement[]
  /** What the next captures of any order come to. */
  nextCaptures: CaptureOutcome[]
  nextRefunds: NextRefund[]
  /** In which other currency what comes in one of these is settled. */
  exchange: Map<string, { currency: string; rate: number }>
  /** Makes an event of `resource` as it is now, and sends it to the shop. */
  tell: (type: string, resourceType: string, resource: object, summary: string) => void
  /** Every event that was told, oldest first. */
  told: SentEvent[]
}

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A name as PayPal gives them: 17 digits and capitals. */
export function newId(length = 17): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return [...bytes].map((byte) => letters[byte % letters.length]).join('')
}

/** The provider's time, as it writes it: `2026-11-27T08:15:00Z`. */
export const timeOf = (milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
