import { eq } from 'drizzle-orm'
import { orderLines } from '../../../src/orders/tables.ts'
import { refundLines, refunds } from '../../../src/payments/tables.ts'
import { atTheDesk } from '../../support/desk.ts'
import { sellAndPay } from '../../support/fulfilment.ts'
import { type Answer, db } from '../../support/shop.ts'

export const owner = await atTheDesk('owner')

export const refundPath = (number: string) => `/admin/orders/${number}/refund`

export const refundsNow = (orderId: string) =>
  db.select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(refunds.askedAt)

export const linesOfRefund = (refundId: string) =>
  db.select().from(refundLines).where(eq(refundLines.refundId, refundId))

export const linesNow = (orderId: string) =>
  db.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(orderLines.position)

type Typed = Record<string, string>

/** The form as it is filled in at first, with what is typed. */
export async function fillIn(number: string, typed: Typed, who = owner): Promise<Answer> {
  const path = refundPath(number)
  const { page } = await who.get(path)
  return who.submit(path, page, { ...valuesOf(page), ...typed })
}

/** Presses the button of the page that shows what happens. */
export const confirm = (number: string, shown: Answer, more: Typed = {}, who = owner) =>
  who.submit(refundPath(number), shown.page, { do: 'send', ...more })

/** Sends back what is typed, with both presses. Returns the last answer. */
export async function giveBack(number: string, typed: Typed): Promise<Answer> {
  return confirm(number, await fillIn(number, typed))
}

/** What the fields of a page hold, as a browser sends them. */
export function valuesOf(page: string): Typed {
  const values: Typed = {}
  const form = page.split('<form').find((part) => part.includes('class="refund-form"')) ?? ''
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(input)?.[1] ?? ''
    const isBox = input.includes('type="checkbox"')
    if (isBox ? !/ checked/.test(input) : input.includes('type="hidden"')) continue
    values[name] = /value="([^"]*)"/.exec(input)?.[1] ?? ''
  }
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  )) {
    const chosen =
      /<option value="([^"]*)" selected/.exec(options) ?? /value="([^"]*)"/.exec(options)
    values[name] = chosen?.[1] ?? ''
  }
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]*name="([^"]+)"[^>]*>(.*?)<\/textarea>/gs,
  ))
    values[name] = text.trim()
  return values
}

/** A paid order of a ring for 890 and two bands for 120 each; its delivery costs 14.90. */
export const sellTwo = () =>
  sellAndPay([
    { title: 'Alba ring', price: 89_000, stock: 5 },
    { title: 'Rosa band', price: 12_000, stock: 5, quantity: 2 },
  ])
