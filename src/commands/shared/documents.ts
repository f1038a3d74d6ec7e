/** The document with the table of every setting, and with the limit of the Worker's size. */
export const CONFIGURATION = 'docs/run-a-shop.md'
