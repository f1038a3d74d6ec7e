import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { expect, test } from 'vitest'
import { bindings, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

const policyOf = ({ headers }: { headers: Headers }) => headers.get('Content-Security-Policy') ?? ''
/** As a shop on the web has it: the tests' payment page is on plain http. */
const shop = shopWith({ PAYMENT_PAGE_ORIGINS: 'https://checkout.stripe.com' })
const policies = {
  page: policyOf(await visitor(shop).get('/')),
  health: policyOf(await visitor().get('/healthz')),
  file: policyOf(await bindings.ASSETS.fetch('https://shop.test/icon.svg')),
}

test('a page may use its own script, pictures and forms, its style sheet, and nothing else', () => {
  const readable = policies.page.replace(/sha256-[\w+/=]{44}/g, 'sha256-…').split('; ')
  expect(readable).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'sha256-…' 'sha256-…' 'sha256-…' 'sha256-…' 'sha256-…' 'sha256-…' 'sha256-…' 'sha256-…' 'sha256-…' 'sha256-…' 'sha256-…' 'sha256-…' 'sha256-…'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self' https://checkout.stripe.com",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ])
})

test.each(Object.entries(policies))(
  'Google’s evaluator finds nothing grave in the policy of a %s',
  (_, policy) => {
    const findings = new CspEvaluator(new CspParser(policy).csp).evaluate()
    const grave = findings.filter(({ severity }) => severity <= Severity.HIGH_MAYBE)
    expect(grave.map(({ directive, description }) => `${directive}: ${description}`)).toEqual([])
  },
)

test('the evaluator would find a policy that lets scripts in', () => {
  const open = policies.page.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
  const [finding] = new CspEvaluator(new CspParser(open).csp).evaluate()
  expect(finding?.severity).toBe(Severity.HIGH)
})
