import { dates, deliveryDays } from './en/dates.ts'
import { engraving } from './en/engraving.ts'
import { facts } from './en/facts.ts'
import { forms } from './en/forms.ts'
import { gift } from './en/gift.ts'
import { returns } from './en/returns.ts'
import { ringSizes } from './en/ring-sizes.ts'

/** Everything the shop says to shoppers in English, by where it says it. Values come in as arguments, numbers through `plural`. */
export const en = { dates, deliveryDays, engraving, facts, forms, gift, returns, ringSizes }
