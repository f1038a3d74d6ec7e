import type { VisitBook } from '../analytics/write-point.ts'
import { type Outbox, openOutbox } from '../mail/outbox.ts'
import type { Config } from '../platform/config.ts'
import { openDb } from '../platform/db.ts'
import type { PaymentProvider } from './provider.ts'
import { stripePayments } from './stripe/payments.ts'

/** What it takes to sell: database, configuration and outbox, the provider, and where sales are counted. */
export type Till = Outbox & { payments: PaymentProvider; visits: VisitBook }

/** @param execution of the request or the strike of the clock */
export const openTill = (
  env: Pick<CloudflareBindings, 'DB' | 'OUTBOX'> & VisitBook,
  config: Config,
  execution: Pick<ExecutionContext, 'waitUntil'>,
): Till => ({
  ...openOutbox(openDb(env.DB, 'primary'), config, env.OUTBOX, execution),
  payments: stripePayments(config),
  visits: env,
})
