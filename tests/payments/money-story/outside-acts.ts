import { eq, gt, sql } from 'drizzle-orm'
import { variants } from '../../../src/catalog/tables.ts'
import { decideReview } from '../../../src/payments/decide-review.ts'
import { takeByHand } from '../../../src/payments/take-by-hand.ts'
import { delivered, sent as sentParcel } from '../../fulfilment/parcels.ts'
import { Refusal } from '../../stand-ins/stripe/refusal.ts'
import { moveAll } from '../../support/fulfilment.ts'
import { db, later, stripe } from '../../support/shop.ts'
import type { Act, ProviderAct, WorldAct } from './acts.ts'
import { doForm } from './desk-acts.ts'
import { breakDatabase, desk, mails, mend, shop } from './wire.ts'
import { ordersOf, salesOf, sell, type World } from './world.ts'

export async function perform(world: World, act: Act, isAlone: boolean): Promise<void> {
  if ('sent' in act) return doForm(world, act, isAlone)
  try {
    if (isOutside(act)) await goOn(world, act)
    else await happen(world, act)
  } catch (error) {
    // Not all is possible at any time: a closed page takes no money.
    if (!(error instanceof Refusal)) throw error
  }
}

const around = [
  'sell',
  'sell elsewhere',
  'bring',
  'wait',
  'clock',
  'break database',
  'break provider',
]
const isOutside = (act: ProviderAct | WorldAct): act is WorldAct => around.includes(act.does)

/** Something happens at the provider. */
async function happen(world: World, act: ProviderAct): Promise<unknown> {
  const which = 'which' in act ? act.which : 0
  const pick = (of: { id: string }[]) => of[which % of.length]?.id ?? ''
  const { sessions, account } = stripe
  const open = pick(sessions.filter(({ status }) => status === 'open'))
  const paid = pick(sessions.filter(({ payment_status: status }) => status === 'paid'))
  const refunds = [...account.refunds.values()]
  const waiting = refunds.filter(({ status }) => status !== 'succeeded' && status !== 'failed')
  if ('meets' in act && act.meets) account.nextRefunds.push(act.meets)
  switch (act.does) {
    case 'pay':
      return stripe.pay(open)
    case 'pay another amount':
      return stripe.pay(open, { amount: 12_345 })
    case 'pay later':
      return stripe.payLater(open)
    case 'decline':
      return stripe.decline(open)
    case 'settle':
      return stripe.settleAsync(pick(sessions.filter(isAwaited)), act.how)
    case 'refund at provider':
      return stripe.refund(paid, act.part)
    case 'refund ends':
      return stripe.settleRefund(pick(waiting), act.how)
    case 'refund fails':
      return stripe.failRefund(pick(refunds))
    case 'dispute':
      return stripe.dispute(paid)
    case 'inquire':
      return stripe.dispute(paid, 'inquiry')
    case 'escalate':
      return stripe.escalate(paid)
    case 'dispute ends':
      return stripe.endDispute(paid, act.how)
    case 'pay out': {
      const { id } = await stripe.payOut()
      return world.payouts.push(id)
    }
    case 'payout fails':
      return stripe.failPayout(world.payouts[which % world.payouts.length] ?? '')
    default:
      return stripe.bill(100 + which)
  }
}

const isAwaited = ({ status, payment_status }: (typeof stripe.sessions)[number]) =>
  status === 'complete' && payment_status === 'unpaid'

async function goOn(world: World, act: WorldAct): Promise<unknown> {
  switch (act.does) {
    case 'sell': {
      if (world.carts.length === 4) return
      await sell(world, act.way)
      const session = stripe.sessions.at(-1)?.id ?? ''
      return act.isPaid && stripe.pay(session)
    }
    case 'sell elsewhere': {
      const id = Object.values(world.ids)[act.which % 4] ?? ''
      const gone = await db
        .update(variants)
        .set({ stock: sql`${variants.stock} - 1` })
        .where(sql`${eq(variants.id, id)} and ${gt(variants.stock, 0)}`)
        .returning({ id: variants.id })
      return world.stock.set(id, (world.stock.get(id) ?? 0) - gone.length)
    }
    case 'bring':
      return bring(world, act.how)
    case 'wait':
      later(act.minutes * 60)
      await stripe.expireOverdue()
      return shop.clockStrikes()
    case 'clock':
      return shop.clockStrikes()
    case 'break database':
      return breakDatabase(act.fault, act.after)
    default:
      return stripe.faults.order({ endpoint: 'any', kind: act.kind, times: act.times })
  }
}

async function bring(world: World, how: 'all' | 'reversed' | 'twice' | 'lose'): Promise<void> {
  const news = stripe.events.slice(world.brought).map(({ event }) => event.id)
  world.brought = stripe.events.length
  if (how === 'lose') return
  if (how === 'reversed') news.reverse()
  for (const id of news)
    if (how === 'twice') await Promise.all([stripe.webhooks.resend(id), stripe.webhooks.resend(id)])
    else await stripe.webhooks.resend(id)
}

/** Sells something, and brings it some way, before the story begins. */
export async function begin(
  world: World,
  { way, come }: { way: Parameters<typeof sell>[1]; come: number },
): Promise<void> {
  await sell(world, way)
  const { id: orderId = '' } = (await salesOf(world)).at(-1) ?? {}
  const session = stripe.sessions.at(-1)
  if (come === 0) return
  if (way === 'transfer')
    await takeByHand(desk(), { act: crypto.randomUUID(), orderId, way, reference: '' })
  else if (session?.status === 'open') await stripe.pay(session.id)
  await bring(world, 'all')
  if (come === 1) return
  await moveAll(orderId, come === 4 ? 'cancelled' : 'ready')
  if (come === 4) return
  const parcel = await sentParcel(orderId)
  if (come === 3) await delivered(parcel)
}

/** Nothing breaks any more, what waits at banks goes through, and the clock strikes for days. */
export async function comeToRest(world: World): Promise<void> {
  mend()
  const { account } = stripe
  const tried = async (act: Promise<unknown>) =>
    act.catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    })
  for (const { id } of stripe.sessions) {
    await tried(stripe.settleAsync(id, 'succeeded'))
    await tried(stripe.endDispute(id, 'won'))
  }
  for (const { id } of [...account.refunds.values()])
    await tried(stripe.settleRefund(id, 'succeeded'))
  for (const { event, deliveries } of [...stripe.events])
    if (!deliveries.includes(200)) await stripe.webhooks.resend(event.id)
  const hour = 3600
  for (const pause of [2 * hour, 15 * 24 * hour, 25 * hour]) await strikeAfter(pause)
  for (const { id, state } of await ordersOf(world))
    if (state === 'review')
      await decideReview(desk(), { act: crypto.randomUUID(), orderId: id, accept: false })
  world.brought = 0
  await bring(world, 'all')
  for (const pause of [25 * hour, 25 * hour]) await strikeAfter(pause)
  // The queue may bring everything twice.
  for (const mail of [...mails.waiting, ...mails.waiting]) await shop.consume(mail)
}

async function strikeAfter(seconds: number): Promise<void> {
  later(seconds)
  await stripe.expireOverdue()
  await shop.clockStrikes()
}
