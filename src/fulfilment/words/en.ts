import { mails } from './en/mails.ts'

export const en = { mails }
