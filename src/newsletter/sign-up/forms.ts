import { readLine } from '../../orders/addresses/read-address.ts'
import { hasForeignLetters, readEmail } from '../../platform/email-address.ts'
import { isDisposable } from '../disposable.ts'
import type { SignUpSource } from '../rules.ts'
import type { Topic } from '../subscriber-queries.ts'
import { tickedTopics, topicField } from '../topic-rules.ts'
import { signUpWords } from './words.ts'

/** More than any name has. */
const NAME_LETTERS = 100

/** The fields of the page as they were filled in: to be shown again. */
export function readSignUpValues(
  body: Record<string, string>,
  topics: Topic[],
): Record<string, string> {
  return {
    email: readLine(body.email ?? ''),
    name: readLine(body.name ?? '')
      .slice(0, NAME_LETTERS)
      .toWellFormed(),
    source: body.source === 'footer' ? 'footer' : 'page',
    ...Object.fromEntries(tickedTopics(topics, body).map(({ id }) => [topicField(id), 'yes'])),
  }
}

export type SignUpForm =
  | { ok: true; email: string; name: string; topics: string[]; source: SignUpSource }
  | { ok: false; errors: Record<string, string> }

/**
 * Checks the page. Each mistake gets a message for its field that says what to do.
 *
 * @param values as `readSignUpValues` gives them
 * @param files where the list of throwaway addresses is
 */
export async function readSignUpForm(
  values: Record<string, string>,
  topics: Topic[],
  files: { ASSETS: Fetcher },
): Promise<SignUpForm> {
  const words = signUpWords()
  const { email: typed = '', name = '' } = values
  const errors: Record<string, string> = {}
  const email = readEmail(typed)
  if (email === null)
    errors.email = hasForeignLetters(typed) ? words.foreignLetters : words.wrongEmail
  else if (await isDisposable(files, email)) errors.email = words.disposable
  // Nobody's name has these, and an advertisement that is to be mailed to others does.
  if (/[@:/\\<>]|www\./i.test(name)) errors.name = words.wrongName
  const chosen = tickedTopics(topics, values).map(({ id }) => id)
  if (chosen.length === 0) errors.topics = words.noTopic
  if (email === null || Object.keys(errors).length > 0) return { ok: false, errors }
  const source = values.source === 'footer' ? 'footer' : 'page'
  return { ok: true, email, name, topics: chosen, source }
}
