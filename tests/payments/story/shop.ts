import { expect } from 'vitest'
import { cartLines, carts } from '../../../src/cart/tables.ts'
import { catchUp } from '../../../src/payments/catch-up.ts'
import { isProviderFault } from '../../../src/payments/provider.ts'
import { sweep } from '../../../src/payments/sweep.ts'
import { now } from '../../../src/platform/clock.ts'
import { runBatch } from '../../../src/platform/db.ts'
import { hashToken, randomToken } from '../../../src/platform/digest.ts'
import { Refusal } from '../../stand-ins/stripe/refusal.ts'
import { anna } from '../../support/anna.ts'
import { offerRing } from '../../support/catalogue.ts'
import { mailInMemory } from '../../support/mail-in-memory.ts'
import { paymentContext, seenOf } from '../../support/purchase.ts'
import { db, hiddenFields, later, stripe, visitor, webhooksGoTo } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'
import type { Act, Story } from './acts.ts'

export type StoryShop = Awaited<ReturnType<typeof openStoryShop>>

const price = 89_000
const sizes = ['52', '54']
const viennese = { ...anna, country: 'AT', postcode: '1010', city: 'Wien' }

const mail = mailInMemory()
const { answer } = shopWith({
  ...mail.bindings,
  FORM_LIMIT: { limit: async () => ({ success: true }) },
})

/**
 * A shop in which a story can happen. It is cheap, because a thousand are opened: carts are
 * written, not filled, and the clock only asks about orders; nobody is counted. What decides about
 * stock and money is the shop's own, and asked as a browser asks.
 */
export async function openStoryShop({ stock, carts }: Pick<Story, 'stock' | 'carts'>) {
  stripe.reset()
  webhooksGoTo(answer)
  // Events are brought by an act.
  stripe.webhooks.hold()
  const { handle, ids } = await offerRing({ price, sizes, stock: [...stock] })
  const variants = sizes.map((size) => ids[size] ?? '')
  const shoppers = await Promise.all(carts.map((wanted) => shopperWith(wanted, variants)))
  /**
   * Payment pages that somebody was sent to, and numbers of orders that somebody was told are paid.
   */
  const pages: string[] = []
  const toldPaid: string[] = []
  let brought = 0

  async function checkOut({ browser, form }: (typeof shoppers)[number], which: 'new' | 'same') {
    if (which === 'new' || !form.key) form.key = crypto.randomUUID()
    const typed = { ...viennese, email: form.email, key: form.key }
    const cart = browser.cookies.get('__Host-cart')?.split('.')[0] ?? ''
    let sent = await browser.post('/checkout', { ...typed, seen: await seenOf(cart, 'AT') })
    // The cart has been changed meanwhile.
    const { seen = '' } = sent.status === 409 ? hiddenFields(sent.page, '/checkout') : {}
    if (seen) sent = await browser.post('/checkout', { ...typed, seen })
    expect([303, 409, 422, 503]).toContain(sent.status)
    const [, to, name = ''] = /\/(pay|orders)\/([\w-]+)$/.exec(sent.location) ?? []
    if (to === 'pay') pages.push(name)
    if (to === 'orders') toldPaid.push(name)
  }

  async function bring(how: 'all' | 'reversed' | 'twice' | 'none') {
    const news = stripe.events.slice(brought).map(({ event }) => event.id)
    brought = stripe.events.length
    if (how === 'reversed') news.reverse()
    if (how === 'none') return
    for (const id of news) await stripe.webhooks.resend(id)
    if (how === 'twice') await Promise.all(news.map((id) => stripe.webhooks.resend(id)))
  }

  async function settleAll() {
    const context = paymentContext(mail.bindings)
    await sweep(context)
    await catchUp(context).catch((error: unknown) => {
      if (!isProviderFault(error)) throw error
    })
  }

  async function perform(act: Act): Promise<unknown> {
    const shopper = shoppers['who' in act ? act.who : 0]
    if (!shopper) return
    const { browser } = shopper
    const { sessions } = stripe
    const session = ('page' in act && sessions[act.page % sessions.length]?.id) || ''
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
        return checkOut(shopper, act.form)
      case 'pay':
        return stripe.pay(session)
      case 'pay later':
        return stripe.payLater(session)
      case 'be declined':
        return stripe.decline(session)
      case 'settle':
        return stripe.settleAsync(session, act.how)
      case 'come back':
        return browser.get(stripe.session(session).success_url ?? '')
      case 'refund':
        return stripe.refund(session, act.amount)
      case 'bring':
        return bring(act.how)
      case 'break':
        return stripe.faults.order({ ...act, endpoint: `sessions.${act.endpoint}` })
      case 'wait':
        later(act.minutes * 60)
        return settleAll()
    }
  }

  /** Acts at the same time. Not all is possible at any time: a closed page takes no money. */
  async function performAll(together: Act[]) {
    await Promise.all(
      together.map((act) =>
        perform(act).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
        }),
      ),
    )
  }

  /** The provider answers again, every event comes and every hold ends. */
  async function comeToRest() {
    stripe.faults.clear()
    await performAll(
      [...stripe.sessions.keys()].map((page) => ({ does: 'settle', page, how: 'succeeded' })),
    )
    await performAll([{ does: 'wait', minutes: 32 }])
    for (const { event } of [...stripe.events]) await stripe.webhooks.resend(event.id)
    await performAll([{ does: 'wait', minutes: 61 }])
  }

  return { stock, variants, pages, toldPaid, performAll, comeToRest }
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
