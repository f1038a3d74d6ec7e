import type { VisitBook } from '../analytics/write-point.ts'
import type { Config } from '../platform/config.ts'
import { type Db, openDb } from '../platform/db.ts'
import type { PaymentProvider } from './provider.ts'
import { stripePayments } from './stripe/payments.ts'

/** What it takes to sell: the database, the configuration, the payment provider, and where sales are counted. */
export type Till = { db: Db; config: Config; payments: PaymentProvider; visits: VisitBook }

export const openTill = (d1: D1Database, config: Config, visits: VisitBook): Till => ({
  db: openDb(d1, 'primary'),
  config,
  payments: stripePayments(config),
  visits,
})
