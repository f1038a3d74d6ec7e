import { lettersOf } from '../../../platform/letters.ts'
import { type Finding, stops, warns } from './fault.ts'

/** Letters of a subject that a phone shows, and those that mails have at most (`subjectLine`). */
const [SHOWN, MOST] = [60, 120]

/** @param subject as a reader without a name gets it */
export function checkSubject(subject: string): Finding[] {
  const text = subject.trim()
  if (text === '') return stops('subject-missing')
  const letters = text.length > 8 * MOST ? MOST + 1 : lettersOf(text).length
  const cased = text.replace(/\P{L}/gu, '')
  return [
    ...(letters > MOST ? stops('subject-too-long') : letters > SHOWN ? warns('subject-long') : []),
    ...(cased.length > 6 && cased !== cased.toLowerCase() && cased === cased.toUpperCase()
      ? warns('subject-capitals')
      : []),
  ]
}
