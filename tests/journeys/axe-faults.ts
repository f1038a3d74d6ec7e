import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/**
 * What axe finds against WCAG 2.2 AA and good practice, with where.
 *
 * @param also rules that axe does not apply unless asked
 */
export async function faults(page: Page, also: string[] = []): Promise<string[]> {
  // It is half a megabyte, and may be there from the look before.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  // Which axe leaves out unless asked (WCAG 2.2, 2.5.8).
  const rules = ['target-size', ...also].map((rule) => [rule, { enabled: true }])
  const options = JSON.stringify({ resultTypes: ['violations'], rules: Object.fromEntries(rules) })
  // What passes is ten times as long, and twice as much work as the rest.
  const asked = `axe.run(${options}).then(({ violations }) => violations)`
  const violations = (await page.evaluate(asked)) as AxeResults['violations']
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} (${rule.help})`),
  )
}
