import type { Context } from 'hono'
import { paths } from '../../paths.ts'
import type { AppEnv } from '../../platform/env.ts'
import { emptyForm, type FormState } from '../../ui/form-field.tsx'
import { consentText } from '../consent-wording.ts'
import type { Topic } from '../subscriber-queries.ts'
import { SignUpPage } from './views/sign-up-page.tsx'
import { signUpWords } from './words.ts'

/**
 * Answers with the page of the form.
 *
 * @param again `notice`: why it was not taken; `isPublic`: it is the page that search engines know
 */
export function showSignUp(
  c: Context<AppEnv>,
  topics: Topic[],
  form: FormState = emptyForm,
  again: { notice?: string; isPublic?: boolean } = {},
): Response | Promise<Response> {
  const { title, lead } = signUpWords()
  if (again.notice || Object.keys(form.errors).length > 0) c.status(422)
  const consent = consentText(c.var.config.shop, 'page')
  return c.render(<SignUpPage {...{ topics, form, consent, notice: again.notice }} />, {
    title,
    ...(again.isPublic && { description: lead, canonical: paths.newsletter() }),
  })
}
