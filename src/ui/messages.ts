import { en } from './messages/en.ts'

/** What another language has to say: the same keys, with the same arguments. */
type Messages = typeof en

/** The words of the shop's language. */
export const words: Messages = en
