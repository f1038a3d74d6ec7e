import { expect } from 'vitest'
import { cartLines, carts } from '../../../src/cart/tables.ts'
import { catchUp } from '../../../src/payments/catch-up.ts'
import { isProviderFault } from '../../../src/payments/provider.ts'
import { sweep } from '../../../src/payments/sweep.ts'
import { now } from '../../../src/platform/clock.ts'
import { runBatch } from '../../../src/platform/db.ts'
import { hashToken, randomToken } from '../../../src/platform/digest.ts'
import { anna } from '../../support/anna.ts'
import { offerRing } from '../../support/catalogue.ts'
import { mailInMemory } from '../../support/mail-in-memory.ts'
import { bothProviders, paypal, paypalWebhooksGoTo, withPayPal } from '../../support/paypal.ts'
import { seenOf } from '../../support/purchase.ts'
import { db, hiddenFields, later, stripe, visitor, webhooksGoTo } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'
import type { Act, Story } from './acts.ts'
import { allPages, doAt, type Page } from './pages.ts'
import { watchTakings } from './takings.ts'

export type StoryShop = Awaited<ReturnType<typeof openStoryShop>>

const price = 89_000
const sizes = ['52', '54']
const viennese = { ...anna, country: 'AT', postcode: '1010', city: 'Wien' }

const mail = mailInMemory()
const { answer } = shopWith({
  ...withPayPal,
  ...mail.bindings,
  FORM_LIMIT: { limit: async () => ({ success: true }) },
})

/** The next checkout's form: a new one, or the one before sent again. */
type Form = { form: 'new' | 'same'; pay: 'stripe' | 'paypal' }

/**
 * A shop with both providers in which a story can happen. It is cheap, because a thousand are opened: carts are
 * written, not filled, and the clock only asks about orders; nobody is counted. What decides about
 * stock and money is the shop's own, and asked as a browser asks.
 */
export async function openStoryShop({ stock, carts }: Pick<Story, 'stock' | 'carts'>) {
  for (const provider of [stripe, paypal]) provider.reset()
  webhooksGoTo(answer)
  paypalWebhooksGoTo(answer)
  // Events are brought by an act.
  for (const provider of [stripe, paypal]) provider.webhooks.hold()
  const wrongTakings = watchTakings()
  const { handle, ids } = await offerRing({ price, sizes, stock: [...stock] })
  const variants = sizes.map((size) => ids[size] ?? '')
  const shoppers = await Promise.all(carts.map((wanted) => shopperWith(wanted, variants)))
  /**
   * Payment pages that somebody was sent to, and numbers of orders that somebody was told are paid.
   */
  const pages: string[] = []
  const toldPaid: string[] = []
  const sentTo = new Map<string, (typeof shoppers)[number]>()
  const brought = { stripe: 0, paypal: 0 }

  async function checkOut(shopper: (typeof shoppers)[number], { form: which, pay }: Form) {
    const { browser, form } = shopper
    if (which === 'new' || !form.key) form.key = crypto.randomUUID()
    const typed = { ...viennese, email: form.email, key: form.key, pay }
    const cart = browser.cookies.get('__Host-cart')?.split('.')[0] ?? ''
    let sent = await browser.post('/checkout', { ...typed, seen: await seenOf(cart, 'AT') })
    // The cart has been changed meanwhile.
    const { seen = '' } = sent.status === 409 ? hiddenFields(sent.page, '/checkout') : {}
    if (seen) sent = await browser.post('/checkout', { ...typed, seen })
    expect([303, 409, 422, 503]).toContain(sent.status)
    const [, name = ''] =
      /\/(?:pay\/|orders\/|checkoutnow\?token=)([\w-]+)$/.exec(sent.location) ?? []
    if (sent.location.includes('/orders/')) toldPaid.push(name)
    else if (name) {
      pages.push(name)
      sentTo.set(name, shopper)
    }
  }

  async function bring(at: Page['at'], how: 'all' | 'reversed' | 'twice' | 'none') {
    const { events, webhooks } = { stripe, paypal }[at]
    const news = events.slice(brought[at]).map(({ event }) => event.id)
    brought[at] = events.length
    if (how === 'reversed') news.reverse()
    if (how === 'none') return
    for (const id of news) await webhooks.resend(id)
    if (how === 'twice') await Promise.all(news.map((id) => webhooks.resend(id)))
  }

  const context = bothProviders(mail.bindings)

  async function settleAll() {
    await sweep(context)
    await catchUp(context).catch((error: unknown) => {
      if (!isProviderFault(error)) throw error
    })
  }

  async function perform(act: Act): Promise<unknown> {
    const shopper = shoppers['who' in act ? act.who : 0]
    if (!shopper) return
    const { browser } = shopper
    switch (act.does) {
      case 'add': {
        const typed = { variant: variants[act.size] ?? '', quantity: act.pieces }
        return browser.post('/cart/add', { key: crypto.randomUUID(), handle, ...typed })
      }
      case 'change': {
        const { line = '' } = hiddenFields((await browser.get('/cart')).page, '/cart/change')
        return browser.post('/cart/change', { line, quantity: act.pieces })
      }
      case 'check out':
        return checkOut(shopper, act)
      case 'bring':
        return Promise.all([bring('stripe', act.how), bring('paypal', act.how)])
      case 'break':
        return (act.endpoint.startsWith('sessions') ? stripe : paypal).faults.order(act)
      case 'wait':
        later(act.minutes * 60)
        return settleAll()
      default: {
        const all = allPages()
        const page = all[act.page % all.length]
        const amount = 'amount' in act ? act.amount : undefined
        return page && doAt(page, act.does, comeBack, amount)
      }
    }
  }

  /** Who was sent to a page comes back from there; nobody, where its address never reached the shop. */
  const comeBack = async (page: string, path: string) => sentTo.get(page)?.browser.get(path)

  /** Acts at the same time. */
  const performAll = (together: Act[]) => Promise.all(together.map(perform))

  /** The providers answer again, every event comes and every hold ends. */
  async function comeToRest() {
    for (const { faults } of [stripe, paypal]) faults.clear()
    for (const page of allPages()) await doAt(page, 'money comes', comeBack)
    later(32 * 60)
    await settleAll()
    for (const { events, webhooks } of [stripe, paypal])
      for (const { event, deliveries } of [...events])
        if (!deliveries.includes(200)) await webhooks.resend(event.id)
    later(61 * 60)
    await sweep(context)
  }

  return { stock, variants, pages, toldPaid, wrongTakings, comeBack, performAll, comeToRest }
}

/** Somebody whose cart holds so many pieces of each variant. */
async function shopperWith(wanted: number[], variants: string[]) {
  const browser = visitor({ answer, headers: { DNT: '1' } })
  const form = { email: `${crypto.randomUUID()}@example.com`, key: '' }
  const lines = wanted.flatMap((quantity, which) =>
    quantity > 0 ? [{ variantId: variants[which] ?? '', quantity }] : [],
  )
  if (lines.length > 0) {
    const [cartId, token, at] = [crypto.randomUUID(), randomToken(), now()]
    await runBatch(db, [
      db
        .insert(carts)
        .values({ id: cartId, tokenHash: await hashToken(token), createdAt: at, touchedAt: at }),
      ...lines.map((line) =>
        db.insert(cartLines).values({
          id: crypto.randomUUID(),
          cartId,
          ...line,
          personalizationDigest: '',
          priceSeen: price,
        }),
      ),
    ])
    const pieces = lines.reduce((sum, line) => sum + line.quantity, 0)
    browser.cookies.set('__Host-cart', `${token}.${pieces}`)
  }
  return { browser, form }
}
