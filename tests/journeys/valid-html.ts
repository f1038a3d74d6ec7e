import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'

/**
 * What is wrong with a page by the HTML standard (html.spec.whatwg.org) and by what the standard
 * for accessible names asks; a line for each fault, none when it is valid. Questions of style are
 * not asked.
 */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? '?'})`),
  )
}

/**
 * The same of the page that a browser shows, once it is all there: a click returns when the next
 * page has begun, which may be before its first line. No `<select>` could suggest what script
 * suggests beside the search.
 */
export async function pageFaults(page: Page): Promise<string[]> {
  await page.waitForLoadState('domcontentloaded')
  const faults = await htmlFaults(await page.content())
  return faults.filter((fault) => !/^prefer-native-element.*#site-search-/.test(fault))
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // A product's title is as long as its owner wants.
    'long-title': 'off',
    // Scripts come from the shop's own origin.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
})
