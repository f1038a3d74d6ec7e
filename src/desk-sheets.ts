import { desk } from './admin/styles/desk.ts'
import { print } from './admin/styles/print.ts'
import { newOrder } from './checkout/admin/styles.ts'
import { engravingFonts } from './engraving/styles/fonts.ts'
import { bench, benchPrint } from './fulfilment/admin/bench/styles.ts'
import { disputes, disputesPrint } from './fulfilment/admin/disputes/styles.ts'
import { orderPage } from './fulfilment/admin/order/styles.ts'
import { parcels, parcelsPrint } from './fulfilment/admin/parcels/styles.ts'
import { refunds } from './fulfilment/admin/refunds/styles.ts'
import { returnPage } from './fulfilment/admin/returns/styles.ts'
import { choices, slip } from './fulfilment/returns/styles.ts'
import { campaigns } from './newsletter/admin/campaigns/styles.ts'
import { patterns } from './paths.ts'
import { journalPage } from './payments/admin/journal/styles.ts'
import { audience } from './statistics/admin/audience/styles.ts'
import { statistics } from './statistics/admin/styles.ts'
import { base, tables } from './ui/styles/base.ts'
import { fonts } from './ui/styles/fonts.ts'
import { controls, fields } from './ui/styles/forms.ts'
import { packed } from './ui/styles/packed.ts'

const plain = [fonts, base, tables, controls, fields]

/**
 * Packs the style sheets of the desk, when somebody first comes to it. They are apart from the
 * shop's: no page of the shop allows or loads them.
 */
export const packDeskSheets = () => ({
  screen: packed(...plain, desk, orderPage, parcels),
  /** What the desk prints. */
  print: packed(
    ...plain,
    print,
    engravingFonts,
    bench,
    benchPrint,
    disputesPrint,
    parcelsPrint,
    slip,
  ),
  /** What one screen has besides. */
  bench: packed(engravingFonts, bench),
  orders: packed(engravingFonts, bench, refunds, disputes, choices),
  newOrder: packed(engravingFonts, bench, newOrder),
  returns: packed(engravingFonts, bench, choices, returnPage),
  journal: packed(journalPage),
  campaigns: packed(campaigns),
  /** All that pages of statistics have: they are long, and show neither orders nor parcels. */
  statistics: packed(...plain, desk, statistics),
  audience: packed(...plain, desk, statistics, audience),
})

type Sheets = ReturnType<typeof packDeskSheets>

const screens = [
  [patterns.deskBench, 'bench'],
  ['/admin/pieces/', 'bench'],
  [`${patterns.deskOrders}/`, 'orders'],
  ['/admin/refunds/', 'orders'],
  [patterns.deskNewOrder, 'newOrder'],
  [patterns.deskReturns, 'returns'],
  [patterns.deskJournal, 'journal'],
  [patterns.deskCampaigns, 'campaigns'],
  [patterns.deskAudience, 'audience'],
  [patterns.deskStatistics, 'statistics'],
] as const satisfies [string, keyof Sheets][]

/**
 * The sheets of a page: every page has those of the whole desk in it, and only its own besides; one
 * of statistics has its own alone.
 */
export function sheetsOf(sheets: Sheets, path: string, print: boolean): string[] {
  if (print) return [sheets.print]
  const own = screens.find(([start]) => path.startsWith(start))
  const sheet = own && sheets[own[1]]
  if (sheet && path.startsWith(patterns.deskStatistics)) return [sheet]
  return [sheets.screen, ...(sheet ? [sheet] : [])]
}
