import type { ZodError } from 'zod'

/** The first message for each field of a form that zod refused. */
export function fieldErrors(error: ZodError): Record<string, string> {
  const messages: Record<string, string> = {}
  for (const issue of error.issues) messages[String(issue.path[0])] ??= issue.message
  return messages
}
