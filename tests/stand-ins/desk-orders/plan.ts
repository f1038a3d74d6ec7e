import type { ServiceKind } from '../../../src/aftercare/services/rules.ts'
import type { Engraving } from '../../../src/engraving/rules.ts'
import type { ReturnReason, Stage, WaitsFor } from '../../../src/fulfilment/rules.ts'
import type { Attention } from '../../../src/orders/rules.ts'
import type { RefundFault, RefundState } from '../../../src/payments/refund-rules.ts'

/** One order of the demo shop: who bought what how long ago, and how far its pieces are. */
export type PlannedOrder = {
  daysAgo: number
  /** Place in `people`. */
  who: number
  lines: { handle: string; quantity?: number; engraving?: Engraving; madeToOrder?: boolean }[]
  /** Where each piece is, in the order of the lines. */
  stages: Stage[]
  waits?: { for: WaitsFor; wanted: string }
  gift?: string
  /** How much more was paid than it comes to, in minor units. */
  paidDiffers?: number
  attention?: Attention
  /** By when its dispute must be answered: in so many days. */
  disputeDueIn?: number
  /** By staff, for somebody on the telephone or at the counter. */
  origin?: 'phone' | 'counter'
  /** Who takes the money; by default the payment provider. */
  takenBy?: 'cash' | 'transfer'
  /** Its money has not come yet. */
  unpaid?: boolean
  refund?: { state: RefundState; fault?: RefundFault; atProvider?: boolean; daysAgo: number }
  /** What is asked for its first piece; `answer`: what the shop wrote back. */
  service?: { kind: ServiceKind; size?: string; message: string; answer?: string; daysAgo: number }
  return?: { state: 'asked' | 'agreed' | 'received'; reason: ReturnReason; daysAgo: number }
  /** A change of its first line that costs so much more, in minor units, and is not paid yet. */
  changeToPay?: number
  /** Its confirmation was refused by the mail service. */
  mailRefused?: boolean
  carrier?: string
  number?: string
}

const inside = (letters: string, font: Engraving['font'] = 'script'): Engraving => ({
  letters,
  font,
  place: 'inside',
})

/** Two weeks of a small workshop, newest first. */
export const plan: PlannedOrder[] = [
  {
    daysAgo: 0,
    who: 0,
    lines: [{ handle: 'scintilla-huggies' }],
    stages: ['ready'],
    gift: 'For Ida, from all of us',
  },
  {
    daysAgo: 0,
    who: 3,
    lines: [{ handle: 'rosa-band', engraving: inside('toujours') }],
    stages: ['to-make'],
  },
  {
    daysAgo: 1,
    who: 6,
    lines: [
      { handle: 'crest-signet-ring', engraving: { letters: 'HC', font: 'roman', place: 'front' } },
    ],
    stages: ['to-make'],
  },
  {
    daysAgo: 1,
    who: 2,
    lines: [{ handle: 'catena-cable-chain' }, { handle: 'celeste-sapphire-studs' }],
    stages: ['ready', 'ready'],
  },
  {
    daysAgo: 2,
    who: 1,
    lines: [
      { handle: 'classic-court-band', engraving: inside('J & M 12·12·26', 'roman') },
      { handle: 'classic-court-band', engraving: inside('M & J 12·12·26', 'roman') },
    ],
    stages: ['on-the-bench', 'to-make'],
  },
  {
    daysAgo: 2,
    who: 8,
    lines: [{ handle: 'lumen-diamond-pendant' }],
    stages: ['ready'],
    attention: 'disputed',
    disputeDueIn: 9,
  },
  {
    daysAgo: 1,
    who: 9,
    lines: [{ handle: 'perla-studs' }],
    stages: [],
    paidDiffers: -2_000,
    attention: 'amount-differs',
  },
  {
    daysAgo: 2,
    who: 3,
    lines: [{ handle: 'stella-diamond-studs' }],
    stages: [],
    origin: 'phone',
    takenBy: 'transfer',
    unpaid: true,
  },
  {
    daysAgo: 1,
    who: 7,
    lines: [{ handle: 'onda-large-hoops' }],
    stages: ['delivered'],
    origin: 'counter',
    takenBy: 'cash',
    carrier: 'handed-over',
  },
  {
    daysAgo: 3,
    who: 4,
    lines: [{ handle: 'forge-flat-band' }],
    stages: ['to-make'],
    waits: { for: 'supplier', wanted: 'platinum 950 flat wire 6 × 1.6 mm' },
  },
  {
    daysAgo: 4,
    who: 5,
    lines: [{ handle: 'tide-hammered-ring', quantity: 2 }],
    stages: ['ready', 'ready'],
    changeToPay: 12_000,
    mailRefused: true,
  },
  {
    daysAgo: 5,
    who: 7,
    lines: [{ handle: 'aurelia-solitaire', madeToOrder: true }],
    stages: ['to-make'],
    waits: { for: 'stone', wanted: 'lab-grown diamond, round 5 mm' },
  },
  {
    daysAgo: 6,
    who: 0,
    lines: [
      {
        handle: 'sole-disc-pendant',
        engraving: { letters: 'Nora', font: 'script', place: 'back' },
      },
      { handle: 'catena-cable-chain' },
    ],
    stages: ['at-the-assay-office', 'sent'],
    carrier: 'postnl',
    number: '3SJGEM0012345678',
  },
  { daysAgo: 7, who: 9, lines: [{ handle: 'forge-flat-band' }], stages: ['at-the-assay-office'] },
  {
    daysAgo: 8,
    who: 2,
    lines: [{ handle: 'arco-open-cuff' }],
    stages: ['sent'],
    carrier: 'dhl-parcel',
    number: '00340434161094027318',
  },
  {
    daysAgo: 9,
    who: 6,
    lines: [{ handle: 'linea-bar-pendant' }],
    stages: ['sent'],
    gift: 'Happy birthday, Mum',
    carrier: 'royal-mail',
    number: 'RN123456785GB',
  },
  {
    daysAgo: 10,
    who: 3,
    lines: [{ handle: 'brina-silver-bangle' }],
    stages: ['delivered'],
    carrier: 'postnl',
    number: '3SJGEM0012345601',
    return: { state: 'asked', reason: 'wrong-size', daysAgo: 1 },
  },
  {
    daysAgo: 12,
    who: 1,
    lines: [{ handle: 'piazza-princess-ring' }],
    stages: ['delivered'],
    carrier: 'postnl',
    number: '3SJGEM0012345588',
    return: { state: 'agreed', reason: 'changed-mind', daysAgo: 3 },
    refund: { state: 'succeeded', atProvider: true, daysAgo: 2 },
  },
  {
    daysAgo: 13,
    who: 5,
    lines: [{ handle: 'celeste-sapphire-studs' }],
    stages: ['delivered'],
    carrier: 'dpd',
    number: '05308101234567',
    service: { kind: 'repair', message: 'One of the butterfly backs is loose.', daysAgo: 2 },
    refund: { state: 'pending', fault: 'processing', daysAgo: 5 },
  },
  {
    daysAgo: 14,
    who: 4,
    lines: [{ handle: 'corona-halo-ring' }],
    stages: ['delivered'],
    carrier: 'postnl',
    number: '3SJGEM0012345570',
    service: {
      kind: 'resize',
      size: '53',
      message: 'It turns a little when my hands are cold.',
      answer: 'We can make it half a size smaller, at no cost. Please send it insured.',
      daysAgo: 5,
    },
    refund: { state: 'failed', fault: 'account-closed', daysAgo: 4 },
    attention: 'refund-failed',
  },
  {
    daysAgo: 15,
    who: 6,
    lines: [{ handle: 'perla-studs' }],
    stages: ['returned'],
    return: { state: 'received', reason: 'changed-mind', daysAgo: 4 },
    carrier: 'royal-mail',
    number: 'RN123456799GB',
  },
  {
    daysAgo: 16,
    who: 8,
    lines: [{ handle: 'vespera-amethyst-drops' }],
    stages: ['delivered'],
    attention: 'disputed',
    disputeDueIn: 2,
    carrier: 'postnl',
    number: '3SJGEM0012345550',
  },
]
