import type { VisitBindings } from '../analytics/write-point.ts'
import { type Outbox, openOutbox } from '../mail/outbox.ts'
import type { Config } from '../platform/config.ts'
import { openDb } from '../platform/db.ts'
import { openProviders, type Providers } from './providers.ts'

/**
 * What it takes to sell: database, configuration, outbox, providers, and where sales are counted.
 */
export type PaymentContext = Outbox & { providers: Providers; visits: VisitBindings }

/** @param execution of the request or of the scheduled run */
export const openPayments = (
  env: Pick<CloudflareBindings, 'DB' | 'OUTBOX'> & VisitBindings,
  config: Config,
  execution: Pick<ExecutionContext, 'waitUntil'>,
): PaymentContext => ({
  ...openOutbox(openDb(env.DB, 'primary'), config, env.OUTBOX, execution),
  providers: openProviders(config),
  visits: env,
})
