import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { faults } from './axe-faults.ts'
import { pageFaults } from './valid-html.ts'

/** Of the screens that pages are looked at on. */
export const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } }
let shots = 0

/**
 * Looks at a page on a phone and on a desktop: its markup and, with script, which axe needs, what
 * axe says and its width. `SHOTS` is where pictures of it go.
 */
export async function look(page: Page, name: string, hasScript: boolean): Promise<void> {
  assert.deepEqual(await pageFaults(page), [], name)
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport)
    if (hasScript) {
      assert.deepEqual(await faults(page), [], `${name} on a ${size}`)
      const beyond = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      assert.ok(Number(beyond) <= 0, `${name} is ${beyond} px too wide on a ${size}`)
    }
    if (!process.env.SHOTS) continue
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const path = `${process.env.SHOTS}/${++shots}-${name}-${size}-${colorScheme}.png`
      await page.screenshot({ path, fullPage: true })
    }
  }
}
