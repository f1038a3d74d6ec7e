import { openBrowserShop } from './browser-shop.ts'
const shop = await openBrowserShop()
const n = await (await fetch(`${shop.shop}/stand-ins/orders`)).json()
console.log('seeded', n)
const want = (process.argv[2] ?? '/admin,/admin/orders,/admin/bench,/admin/parcels,/admin/staff,/admin/log').split(',')
const desk = await shop.atTheDesk('owner', { viewport: { width: 1440, height: 900 } })
const phone = await shop.atTheDesk('owner', { viewport: { width: 390, height: 844 } })
for (const [who, page] of [['desk', desk], ['phone', phone]] as const)
  for (const path of want) {
    let to = path
    if (path === 'order') {
      await page.goto('/admin/orders')
      to = (await page.locator('.desk-table a').nth(Number(process.argv[3] ?? 9)).getAttribute('href')) ?? ''
    }
    const answer = await page.goto(to)
    const name = path.replaceAll(/\W+/g, '_')
    await page.screenshot({ path: `/tmp/w/look${name}-${who}.png`, fullPage: true })
    console.log(who, to, answer?.status(), (await page.content()).length, await page.evaluate('document.documentElement.scrollWidth > innerWidth'))
  }
console.log(shop.lines.filter((l) => l.includes('failed')).slice(0, 5))
await shop.close()
