import { beforeEach, expect, test } from 'vitest'
import { visitDays } from '../../src/analytics/tables.ts'
import { paths } from '../../src/paths.ts'
import { readMovements } from '../../src/payments/journal/read-movements.ts'
import { addDays, todayIn } from '../../src/platform/calendar-date.ts'
import { atTheDesk } from '../support/desk.ts'
import { sellAndPay } from '../support/fulfilment.ts'
import { orderNow, paymentContext } from '../support/purchase.ts'
import { config, db, stripe } from '../support/shop.ts'
import { closeDays, textOf } from './seed.ts'

const today = todayIn(config.shop.time_zone)

test('page', async () => {
  const owner = await atTheDesk('owner')
  await closeDays(addDays(today, -1), 70, (n) => ({
    visitors: 100 + Math.round(40 * Math.sin(n / 3)) - (n > 29 ? 20 : 0),
  }))
  const order = await sellAndPay([{ price: 100_000 }])
  await sellAndPay([{ price: 50_000 }])
  await stripe.refund(order.session, 10_000)
  await readMovements(paymentContext())
  const { status, page } = await owner.get(
    paths.deskStatistics({ figure: 'visitors', period: '90d' }),
  )
  expect(status).toBe(200)
  console.log(textOf(page))
  console.log('HTML' + page + 'LMTH')
})
