import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe finds against WCAG 2.2 AA and good practice, with where. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  // Which axe leaves out unless asked (WCAG 2.2, 2.5.8).
  const asked = "axe.run({ rules: { 'target-size': { enabled: true } } })"
  const results = (await page.evaluate(asked)) as AxeResults
  return results.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} (${rule.help})`),
  )
}
