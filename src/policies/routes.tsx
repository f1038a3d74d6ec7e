import { Hono } from 'hono'
import { deliveryData } from '../catalog/structured-data/shop.ts'
import { paths, patterns } from '../paths.ts'
import { cacheControl } from '../platform/cache-control.ts'
import { todayIn } from '../platform/calendar-date.ts'
import type { AppEnv } from '../platform/env.ts'
import { policyPages } from './pages.ts'
import { DeliveryPolicy } from './views/delivery-policy.tsx'
import { policiesWords } from './words.ts'

export const policiesRoutes = new Hono<AppEnv>()

policiesRoutes.get(patterns.policy, (c) => {
  const page = policyPages().find((each) => each.name === c.req.param('name'))
  if (!page) return c.notFound()
  const { name, title } = page
  const { config } = c.var
  const Text = name === 'delivery' ? DeliveryPolicy : policiesWords().texts[name]
  c.header('Cache-Control', cacheControl.page)
  return c.render(
    <article class="narrow policy">
      <h1>{title}</h1>
      <Text config={config} today={todayIn(config.shop.time_zone)} />
    </article>,
    {
      title,
      description: policiesWords().descriptions[name],
      canonical: paths.policy(name),
      ...(name === 'delivery' && {
        jsonLd: { '@context': 'https://schema.org', ...deliveryData(config) },
      }),
    },
  )
})
