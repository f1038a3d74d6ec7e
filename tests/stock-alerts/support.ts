import { eq } from 'drizzle-orm'
import { variants } from '../../src/catalog/tables.ts'
import type { Outbox } from '../../src/mail/outbox.ts'
import { keyedDigest } from '../../src/platform/digest.ts'
import { foldEmail } from '../../src/platform/email-address.ts'
import type { NetworkDigest } from '../../src/platform/network-digest.ts'
import { requestAlert } from '../../src/stock-alerts/request-alert.ts'
import { stockAlerts } from '../../src/stock-alerts/tables.ts'
import type { Mailed } from '../support/mail.ts'
import { config, db, later, visitor } from '../support/shop.ts'

export const outbox: Outbox = { db, config, sendSoon: () => {} }

export const change = (id: string, to: { stock?: number; price?: number; active?: boolean }) =>
  db.update(variants).set(to).where(eq(variants.id, id))

export const anybody = () => `somebody-${crypto.randomUUID().slice(0, 8)}@example.com`

/** Asks as a person does: the page, a pause, the form. */
export async function ask(
  handle: string,
  typed: Record<string, string>,
  who = visitor(),
  query = '',
) {
  const path = `/products/${handle}/notify`
  const { page } = await who.get(path + query)
  later(5)
  return who.submit(path, page, typed)
}

/** Stores an alert of an address that is proven, unless said otherwise. */
export const store = async (
  variantId: string,
  email: string,
  {
    belowPrice = null,
    isProven = true,
    networks = [],
  }: { belowPrice?: number | null; isProven?: boolean; networks?: NetworkDigest[] } = {},
) =>
  requestAlert(outbox, {
    ...{ variantId, email, belowPrice, isProven, networks },
    emailDigest: await keyedDigest(config.LOOKUP_KEY, foldEmail(email)),
  })

export const alertsOf = (variantId: string) =>
  db.select().from(stockAlerts).where(eq(stockAlerts.variantId, variantId))

/** The link of a mail that leads to a page below `/notify`. */
export const linkIn = (mail: Mailed | undefined, page: 'confirm' | 'stop'): string =>
  new RegExp(`/notify/${page}\\?token=[\\w.-]+`).exec(mail?.text ?? '')?.[0] ?? ''
