import { addresses } from './en/addresses.ts'
import { changes } from './en/changes.ts'
import { gift } from './en/gift.ts'
import { log } from './en/log.ts'
import { mails, ownerMails } from './en/mails.ts'
import { lookUp, order } from './en/order.ts'
import { progress } from './en/progress.ts'
import { returns } from './en/returns.ts'
import { transfer } from './en/transfer.ts'

export const en = {
  addresses,
  changes,
  gift,
  log,
  lookUp,
  mails,
  order,
  ownerMails,
  progress,
  returns,
  transfer,
}
