import { HtmlValidate } from 'html-validate'

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

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // A product's title is as long as its owner wants.
    'long-title': 'off',
    // Scripts come from the shop's own origin.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
})
