import { days, type Seconds } from '../../platform/clock.ts'
import type { Field } from './column-rules.ts'

/** Somebody's consent, as a file proves it: when they were asked and agreed, and what it says of it. */
type FileConsent = { askedAt: Seconds | null; at: Seconds; proof: string }

/** Somebody whom a file names. */
export type Person = {
  email: string
  name: string
  /** Ids of the topics that the file names for them; none: those that the owner chooses. */
  topics: string[]
  /** Null: no proof, so they are asked. */
  consent: FileConsent | null
}

/**
 * Why a line cannot be taken in: its address is none; a topic that the shop does not have; a time of
 * consent that cannot be read, or is yet to come; more or fewer cells than the first line.
 */
export type Wrong = 'email' | 'topic' | 'time' | 'future' | 'cells'

type Cells = Partial<Record<Field, string>>

/** What a line says once its cells are known, without looking at the others. */
export type Read =
  | { group: 'person'; person: Person }
  /** The file itself says that they do not want it. */
  | { group: 'declined'; email: string }
  | { group: 'wrong'; reason: Wrong }

/** @param how `topics`: ids by name in small letters; `readEmail`: null for what is no address */
export function readLine(
  cells: Cells,
  how: {
    now: Seconds
    topics: ReadonlyMap<string, string>
    readEmail: (text: string) => string | null
  },
): Read {
  const email = how.readEmail(cells.email ?? '')
  if (!email) return { group: 'wrong', reason: 'email' }
  if (declines(cells)) return { group: 'declined', email }
  const topics = topicsOf(cells, how.topics)
  if (topics === null) return { group: 'wrong', reason: 'topic' }
  const consent = consentOf(cells)
  if (consent === 'unreadable') return { group: 'wrong', reason: 'time' }
  // A day is let pass: a time without a zone may be that of the far east.
  if (consent && consent.at > how.now + days(1)) return { group: 'wrong', reason: 'future' }
  return { group: 'person', person: { email, name: nameOf(cells), topics, consent } }
}

const declines = ({ unsubscribed, cleaned, accepts, state }: Cells) =>
  Boolean(unsubscribed || cleaned) ||
  (accepts !== undefined && !/^(yes|true|1)$/i.test(accepts)) ||
  (state !== undefined && !/^(|subscribed|paused)$/i.test(state))

const MOST_LETTERS = 80

function nameOf({ name, firstName, lastName }: Cells): string {
  const whole = name || [firstName, lastName].filter(Boolean).join(' ')
  return whole.replace(/\s+/g, ' ').trim().slice(0, MOST_LETTERS).trim()
}

/** Tags mean many things, and those that are no topics none here. */
function topicsOf({ topics, tags }: Cells, known: ReadonlyMap<string, string>): string[] | null {
  const plain = (name: string) => name.replaceAll('"', '').trim().toLowerCase()
  // The name of a topic may have a comma in it.
  const named = (text: string) =>
    text
      .split(/[;|]/)
      .flatMap((part) => (known.has(plain(part)) ? [part] : part.split(',')))
      .map(plain)
      .filter(Boolean)
      .map((name) => known.get(name))
  const asked = named(topics ?? '')
  if (asked.includes(undefined)) return null
  const all = [...asked, ...named(tags ?? '')].filter((id) => id !== undefined)
  return [...new Set(all)]
}

/**
 * Consent is proven by a time and by where, or by which words, it was given. Of Mailchimp's columns
 * it is when somebody confirmed after they had asked: at once is no double opt-in, and who was
 * imported there has not asked at all.
 */
function consentOf(cells: Cells): FileConsent | null | 'unreadable' {
  const { consentAt, consentSource, consentText, optedInAt, confirmedAt } = cells
  if (consentAt) {
    const at = readTime(consentAt)
    if (at === null) return 'unreadable'
    const proof = [consentSource, consentText].filter(Boolean).join(': ')
    return proof ? { askedAt: null, at, proof } : null
  }
  if (!optedInAt || !confirmedAt) return null
  const [askedAt, at] = [readTime(optedInAt), readTime(confirmedAt)]
  if (askedAt === null || at === null) return 'unreadable'
  if (at <= askedAt) return null
  return { askedAt, at, proof: `Mailchimp: OPTIN_TIME ${optedInAt}, CONFIRM_TIME ${confirmedAt}` }
}

/**
 * Reads `2024-05-01`, `2024-05-01 10:00:00` and ISO 8601; without a zone it is UTC.
 * @internal
 */
export function readTime(text: string): Seconds | null {
  const form =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i
  const [, day, time = '00:00', zone = 'Z'] = form.exec(text) ?? []
  if (!day) return null
  const end = zone.toUpperCase() === 'UTC' ? 'Z' : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
  const at = Date.parse(`${day}T${time}${end.toUpperCase()}`)
  // There was no e-mail to agree to before, and 0 is what programs write for "unknown".
  return Number.isNaN(at) || at < Date.UTC(1990) ? null : Math.floor(at / 1000)
}
