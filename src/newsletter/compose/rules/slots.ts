/**
 * What differs between the mails of a campaign stands in its content as a slot: a name between two
 * private signs of Unicode, which `withoutSlots` takes out of whatever people write.
 */
const [OPEN, CLOSE] = ['\uE000', '\uE001']

export type SlotName = 'name' | 'footer' | 'reason' | 'preferences' | 'unsubscribe'

/** @param fallback what stands there if nothing is known */
export const slot = (name: SlotName, fallback = ''): string => `${OPEN}${name}|${fallback}${CLOSE}`

/** Ends what anybody may have written to look like a slot. */
export const withoutSlots = (text: string): string => text.replace(/[\uE000\uE001]/g, '')

const slots = /\uE000(\w+)\|([^\uE001]*)\uE001/g

/** A text without its slots, as whoever is not known reads it. */
export const impersonal = (text: string): string => fill(readTemplate(text), {})

/** How a name is asked for: `{name}`, or `{name|there}` with what stands for one that is missing. */
const placeholders = /\{name(?:\|([^{}|\n\uE000\uE001*_`[\]<>\\]{0,60}))?\}/gi

/** A text with `{name}` as a slot; blanks around the fallback do not count. */
export const withNameSlots = (text: string): string =>
  withoutSlots(text).replace(placeholders, (_, fallback?: string) =>
    slot('name', fallback?.trim() ?? ''),
  )

/** What was written, subject or preheader, as somebody reads it whose name is not known. */
export const asAnybodyReads = (written: string): string => impersonal(withNameSlots(written))

/** A text that is cut at its slots once, and filled often. */
export type Template = { parts: string[]; gaps: Gap[] }
type Gap = { name: string; fallback: string; isFirst: boolean }

export function readTemplate(text: string): Template {
  const cut = text.split(slots)
  const parts = cut.filter((_, at) => at % 3 === 0)
  const gaps = parts.slice(0, -1).map((before, n) => ({
    name: cut[3 * n + 1] ?? '',
    fallback: cut[3 * n + 2] ?? '',
    isFirst: /(^|[>\n])[^\S\n]*$/.test(before),
  }))
  return { parts, gaps }
}

/**
 * Fills a template. Where nothing is known and there is no fallback, the blank before it goes as
 * well, and at the beginning of a line the comma after it: `Dear {name},` is `Dear,` and `{name}, it
 * is spring` is `It is spring`.
 *
 * @param values as they are to stand there: escaped, for HTML
 */
export function fill({ parts, gaps }: Template, values: Partial<Record<SlotName, string>>): string {
  let text = parts[0] ?? ''
  gaps.forEach(({ name, fallback, isFirst }, n) => {
    const after = parts[n + 1] ?? ''
    const value = values[name as SlotName] || fallback
    if (value) text += value + after
    else if (isFirst)
      text += after.replace(/^[,;:!]?\s*(\p{Ll}?)/u, (_, letter: string) => letter.toUpperCase())
    else text = text.trimEnd() + after
  })
  return text
}

const unsafe: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as HTML, in an element or in a quoted attribute. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => unsafe[sign] ?? '')

/** Whether a name is asked for without saying what stands there if it is missing. */
export const lacksFallback = (text: string): boolean => text.includes(slot('name'))
