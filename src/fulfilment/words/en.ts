import { log } from './en/log.ts'
import { mails } from './en/mails.ts'

export const en = { log, mails }
