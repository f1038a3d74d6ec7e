import { expect, test } from 'vitest'
import { offerRing } from '../../support/catalogue.ts'
import { atTheCounter, deskOf, draftWith, orderAt, sell } from './sell.ts'

test('whom no mail can reach is promised none, when a piece comes back and when money does', async () => {
  const desk = await deskOf('owner')
  const sold = async (typed: Record<string, string>) => {
    const path = await draftWith(desk, [await offerRing()])
    const { number } = await orderAt(await sell(desk, path, { ...atTheCounter, ...typed }))
    return `/admin/orders/${number}`
  }
  const boxes = async (order: string) => {
    const enter = await desk.get(`${order}/return`)
    const [, units = ''] = /name="(units-[^"]+)"/.exec(enter.page) ?? []
    const typed = { [units]: '1', reason: 'changed-mind', note: '' }
    const entered = await desk.submit(`${order}/return`, enter.page, typed)
    expect(entered.status).toBe(303)
    const pages = [enter, await desk.get(entered.location), await desk.get(`${order}/refund`)]
    return pages.map(({ page }) => page.includes('name="tell"'))
  }
  expect(await boxes(await sold({}))).toEqual([false, false, false])
  const email = `carla.${crypto.randomUUID().slice(0, 8)}@example.com`
  expect(await boxes(await sold({ email }))).toEqual([true, true, true])
})
