import { openVisitSource } from '../../src/analytics/visit-source.ts'
import type { openAnalytics } from './analytics.ts'
import { config, db } from './shop.ts'

type Analytics = Awaited<ReturnType<typeof openAnalytics>>

/** Where the visits of an account at the local Analytics Engine are read. */
export const sourceOf = (
  { bindings }: Pick<Analytics, 'bindings'>,
  timeZone = 'Europe/Amsterdam',
) => openVisitSource({ ...config, ...bindings, shop: { ...config.shop, time_zone: timeZone } }, db)
