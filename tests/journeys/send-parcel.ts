import type { Page } from 'playwright-core'

/**
 * Somebody at the desk packs and sends whatever is ready of the order that a shopper looks at, by
 * PostNL. By what is the same in every language.
 */
export async function sendParcel(shopper: Page): Promise<void> {
  const { origin, pathname } = new URL(shopper.url())
  const number = pathname.split('/').at(-1) ?? ''
  const context = await shopper.context().browser()?.newContext({ baseURL: origin })
  const desk = await context?.newPage()
  if (!context || !desk) throw new Error('There is no second browser')
  await desk.goto('/admin')
  await desk.getByRole('button', { name: 'Sign in as desk' }).click()
  await desk.waitForURL('**/admin**')
  await desk.goto('/admin/parcels')
  for (const box of await desk.locator('#pack [type=checkbox]').all()) await box.uncheck()
  await desk.locator('#pack tr', { hasText: number }).getByRole('checkbox').check()
  await desk.locator('#pack button[type=submit]').click()
  await desk.waitForURL('**/packing**')
  for (const box of await desk.locator('[name^=x]').all()) await box.uncheck()
  const row = desk.locator('#packing tr', { hasText: number })
  await row.locator('[name^=x]').check()
  await row.locator('select').selectOption('postnl')
  await row.locator('[name^=n]').fill(`3SJEGEM${crypto.randomUUID().slice(0, 8)}`)
  for (const box of await row.locator('[name^=i], [name^=s]').all()) await box.check()
  await desk.locator('button[value=send]').click()
  await row.waitFor({ state: 'detached' })
  await context.close()
  await shopper.reload()
}
