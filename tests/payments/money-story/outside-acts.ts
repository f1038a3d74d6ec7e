import { eq, gt, sql } from 'drizzle-orm'
import { variants } from '../../../src/catalog/tables.ts'
import { decideReview } from '../../../src/payments/decide-review.ts'
import { Refusal } from '../../stand-ins/stripe/refusal.ts'
import { db, later, stripe } from '../../support/shop.ts'
import type { Act, ProviderAct, WorldAct } from './acts.ts'
import { doForm } from './desk-acts.ts'
import { breakDatabase, desk, mails, mend, shop } from './wire.ts'
import { salesOf, sell, type World } from './world.ts'

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
  const { sessions, account } = stripe
  const which = 'which' in act ? act.which : 0
  const session = sessions[which % sessions.length]?.id ?? ''
  const refunds = [...account.refunds.values()]
  const waiting = refunds.filter(({ status }) => status !== 'succeeded' && status !== 'failed')
  const pick = (of: typeof refunds) => of[which % of.length]?.id ?? ''
  switch (act.does) {
    case 'pay':
      return stripe.pay(session)
    case 'pay another amount':
      return stripe.pay(session, { amount: 12_345 })
    case 'pay later':
      return stripe.payLater(session)
    case 'decline':
      return stripe.decline(session)
    case 'settle':
      return stripe.settleAsync(session, act.how)
    case 'refund at provider':
      return stripe.refund(session, act.part)
    case 'refuse refund':
      return stripe.refuseRefund(act.code)
    case 'refund waits':
      return stripe.refundPending(act.why)
    case 'refund ends':
      return stripe.settleRefund(pick(waiting), act.how)
    case 'refund fails':
      return stripe.failRefund(pick(refunds))
    case 'dispute':
      return stripe.dispute(session)
    case 'inquire':
      return stripe.dispute(session, 'inquiry')
    case 'escalate':
      return stripe.escalate(session)
    case 'dispute ends':
      return stripe.endDispute(session, act.how)
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
  for (const { id, state } of await salesOf(world))
    if (state === 'review')
      await decideReview(desk(), { act: crypto.randomUUID(), orderId: id, accept: false })
  world.brought = 0
  await bring(world, 'all')
  for (const pause of [25 * hour, 25 * hour]) await strikeAfter(pause)
  for (const mail of [...mails.waiting, ...mails.waiting]) await shop.consume(mail)
}

async function strikeAfter(seconds: number): Promise<void> {
  later(seconds)
  await stripe.expireOverdue()
  await shop.clockStrikes()
}
