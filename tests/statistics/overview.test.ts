import { expect, test } from 'vitest'
import { paths } from '../../src/paths.ts'
import { readMovements } from '../../src/payments/journal/read-movements.ts'
import { addDays, todayIn } from '../../src/platform/calendar-date.ts'
import { chartNotes } from '../../src/statistics/tables.ts'
import { atTheDesk } from '../support/desk.ts'
import { sellAndPay } from '../support/fulfilment.ts'
import { paymentContext } from '../support/purchase.ts'
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
  for (const [n, text] of [
    [3, 'Letter to 1,240 readers'],
    [12, 'Fair in Utrecht, three days'],
    [12, 'Price of gold bands raised'],
  ] as const)
    await db.insert(chartNotes).values({ id: crypto.randomUUID(), day: addDays(today, -n), text })
  const { status, page } = await owner.get(
    paths.deskStatistics({ figure: 'visitors', done: 'added' }),
  )
  expect(status).toBe(200)
  console.log('HTML' + page + 'LMTH')
})
