import type { Config } from '../../platform/config.ts'
import type { Db, Statement } from '../../platform/db.ts'
import { keyedDigest } from '../../platform/digest.ts'
import type { Contact } from '../contact.ts'
import { hasOrderKey, insertOrderKeys } from './queries.ts'
import { readSearch, type Said, saidOf, saidOfArticle, saidOfParcel } from './said.ts'

/**
 * The statement that notes by what an order is found at the desk: e-mail address, telephone,
 * surname, surname with postal code, article numbers. For the batch that places it, or corrects its
 * address: keys that are there already stay.
 */
export async function noteOrderKeys(
  context: { db: Db; config: Config },
  orderId: string,
  order: { email: string; contact: Contact; skus: string[] },
): Promise<{ statements: Statement[] }> {
  return noteKeys(context, orderId, saidOf(order))
}

/** The statement that lets an order be found by the number of a parcel, for the batch that sends it. */
export const noteParcelKey = (
  context: { db: Db; config: Config },
  orderId: string,
  trackingNumber: string,
): Promise<{ statements: Statement[] }> =>
  noteKeys(context, orderId, [saidOfParcel(trackingNumber)])

/** Whether a parcel of an order has, or had before it was corrected, this number. */
export async function hadParcel(
  { db, config }: { db: Db; config: Config },
  orderId: string,
  trackingNumber: string,
): Promise<boolean> {
  const digest = await digestOf(config, saidOfParcel(trackingNumber))
  return (await hasOrderKey(db, orderId, digest)).length > 0
}

/** The statement that lets an order be found by more article numbers, for the batch that changes it. */
export const noteArticles = (
  context: { db: Db; config: Config },
  orderId: string,
  skus: string[],
): Promise<{ statements: Statement[] }> => noteKeys(context, orderId, skus.map(saidOfArticle))

async function noteKeys({ db, config }: { db: Db; config: Config }, orderId: string, said: Said[]) {
  const keys = await Promise.all(
    said.map(async (each) => ({ kind: each.kind, digest: await digestOf(config, each) })),
  )
  return { statements: [insertOrderKeys(db, orderId, keys)] }
}

/** What to look for when somebody types `text` into the search box; no more than 40 digests. */
export async function searchedFor(
  config: Config,
  text: string,
): Promise<{ number: string | null; digests: string[] }> {
  const { number, said } = readSearch(text, config.shop.country)
  return { number, digests: await Promise.all(said.map((each) => digestOf(config, each))) }
}

/** The kind is in the digested text, so that a surname never finds an article. */
const digestOf = (config: Config, { kind, text }: Said) =>
  keyedDigest(config.LOOKUP_KEY, `order-key:${kind}:${text}`)
