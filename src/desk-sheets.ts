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
import { journalPage } from './payments/admin/journal/styles.ts'
import { base } from './ui/styles/base.ts'
import { fonts } from './ui/styles/fonts.ts'
import { forms } from './ui/styles/forms.ts'
import { packed } from './ui/styles/packed.ts'

/**
 * Packs the style sheets of the desk, when somebody first comes to it. They are apart from the
 * shop's: no page of the shop allows or loads them.
 */
export const packDeskSheets = () => ({
  screen: packed(
    fonts,
    base,
    forms,
    desk,
    engravingFonts,
    bench,
    orderPage,
    disputes,
    journalPage,
    newOrder,
    parcels,
    refunds,
    choices,
    returnPage,
  ),
  /** What the desk prints. */
  print: packed(
    fonts,
    base,
    forms,
    print,
    engravingFonts,
    bench,
    benchPrint,
    disputesPrint,
    parcelsPrint,
    slip,
  ),
})
