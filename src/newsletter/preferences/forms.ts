import * as z from 'zod/mini'
import { readLine } from '../../orders/addresses/read-address.ts'
import { readEmail } from '../../platform/email-address.ts'
import { tickedTopics, topicField } from '../topic-rules.ts'
import { preferencesWords } from './words.ts'

/** More than any name has. */
const NAME_LETTERS = 100

/** What the form of the preferences says, as it was filled in: to be shown again. */
export function readChosenValues(
  body: Record<string, string>,
  topics: { id: string }[],
): Record<string, string> {
  return {
    name: readLine(body.name ?? '')
      .slice(0, NAME_LETTERS)
      .toWellFormed(),
    ...Object.fromEntries(tickedTopics(topics, body).map(({ id }) => [topicField(id), 'yes'])),
  }
}

/** What is wrong with it, by field. */
export function faultsOfChosen(
  values: Record<string, string>,
  topics: { id: string }[],
): Record<string, string> {
  const errors: Record<string, string> = {}
  if (/[@:/\\<>]|www\./i.test(values.name ?? '')) errors.name = preferencesWords().wrongName
  if (tickedTopics(topics, values).length === 0) errors.topics = preferencesWords().noTopic
  return errors
}

/** "Email me a link". */
export const linkForm = z.object({
  email: z
    .pipe(z.string(), z.transform(readEmail))
    .check(
      z.refine((email) => email !== null, { error: () => preferencesWords().link.wrongEmail }),
    ),
})
