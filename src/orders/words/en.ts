import { addresses } from './en/addresses.ts'
import { gift } from './en/gift.ts'
import { mails, ownerMails } from './en/mails.ts'
import { lookUp, order } from './en/order.ts'

export const en = { addresses, gift, lookUp, mails, order, ownerMails }
