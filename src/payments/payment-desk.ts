import type { Context } from 'hono'
import type { DeskEnv } from '../admin/env.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { decimalMoney, type Minor } from '../platform/money.ts'
import { openPayments, type PaymentContext } from './context.ts'

/** What an act at the desk needs that moves money: the provider too, and who does it. */
export type PaymentDesk = PaymentContext & Pick<DeskContext, 'staff'>

export const paymentDesk = (c: Context<DeskEnv>): PaymentDesk => ({
  ...openPayments(c.env, c.var.config, c.executionCtx),
  staff: c.var.staff,
})

/** An amount as the log has it. */
export const inMoney = ({ config }: Pick<PaymentDesk, 'config'>, amount: Minor): string =>
  decimalMoney(amount, config.shop.currency)
