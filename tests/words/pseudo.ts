import { Fragment, isValidElement, jsx } from 'hono/jsx'

/** English letters, each with one that looks like it and that English does not use. */
const letters = new Map(
  [
    ...['aá', 'bƀ', 'cç', 'dđ', 'eé', 'fƒ', 'gĝ', 'hĥ', 'ií', 'jĵ', 'kķ', 'lļ', 'mɱ', 'nñ'],
    ...['oó', 'pþ', 'qɋ', 'rŕ', 'sš', 'tţ', 'uú', 'vʋ', 'wŵ', 'xẋ', 'yý', 'zž'],
    ...['AÁ', 'BƁ', 'CÇ', 'DĐ', 'EÉ', 'FƑ', 'GĜ', 'HĤ', 'IÍ', 'JĴ', 'KĶ', 'LĻ', 'MṀ', 'NÑ'],
    ...['OÓ', 'PÞ', 'QɊ', 'RŔ', 'SŠ', 'TŢ', 'UÚ', 'VƲ', 'WŴ', 'XẊ', 'YÝ', 'ZŽ'],
  ].map(([letter = '', accented = '']) => [letter, accented] as const),
)

/** By how much texts get longer: German and Finnish take about that much more room. */
const LONGER = 0.4

/** An English text in the pseudo-locale: accented, 40 % longer, in brackets. */
export function accented(text: string): string {
  const count = text.match(/[A-Za-z]/g)?.length ?? 0
  if (count === 0) return text
  const more = Math.ceil(text.length * LONGER)
  let said = ''
  let at = 0
  for (const sign of text) {
    const letter = letters.get(sign)
    // Spread over all letters, so that each word gets longer.
    const times = letter
      ? 1 + Math.floor((++at * more) / count) - Math.floor(((at - 1) * more) / count)
      : 1
    said += (letter ?? sign).repeat(times)
  }
  return `[${said}]`
}

/**
 * English words in the pseudo-locale: texts, lists and objects of texts, functions that return any
 * of these or markup, and components. Arguments appear in a message unchanged.
 */
export const pseudo = <Words>(words: Words): Words => translated(words, (text) => text) as Words

type Open = (text: string) => string

/**
 * @param open replaces placeholders by the arguments that they stand for
 * @param kept markup from outside, which is not translated
 */
function translated(words: unknown, open: Open, kept: Set<unknown> = new Set()): unknown {
  const each = (value: unknown) => translated(value, open, kept)
  if (kept.has(words)) return words
  if (typeof words === 'string') return open(accented(words))
  if (typeof words === 'function') return (...args: unknown[]) => called(words as Act, args, open)
  if (Array.isArray(words)) return words.map(each)
  if (isElement(words)) return element(words, each, open)
  if (!isPlain(words)) return words
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, each(value)]))
}

type Act = (...args: unknown[]) => unknown

/** Calls a message with placeholders for its texts, and fills them in after the translation. */
function called(act: Act, args: unknown[], openBefore: Open): unknown {
  const texts: string[] = []
  const signOf = (text: string) => {
    texts.push(text)
    return String.fromCharCode(FIRST_SIGN + texts.length - 1)
  }
  const open: Open = (text) =>
    openBefore(text.replace(signs, (sign) => texts[sign.charCodeAt(0) - FIRST_SIGN] ?? sign))
  const kept = new Set<unknown>()
  const signed = args.map((arg, place) => {
    if (typeof arg === 'function')
      return (...given: unknown[]) => {
        const made = (arg as Act)(...given.map((text) => translated(text, open)))
        kept.add(made)
        return made
      }
    const goesIn = (other: unknown) => isSaid(act, args.with(place, other))
    return mapTexts(arg, (text, whole) => (whole(SAMPLE, goesIn) ? signOf(text) : text))
  })
  for (const arg of args) if (typeof arg === 'object' && !isPlain(arg)) kept.add(arg)
  return translated(act(...signed), open, kept)
}

const FIRST_SIGN = 0xe000
const SAMPLE = '\uf8ff'
const signs = /[\ue000-\uf7ff]/g

/** Whether a text appears in the message. One that only selects a word does not. */
function isSaid(act: Act, args: unknown[]): boolean {
  const named = args.map((arg) => (typeof arg === 'function' ? (text: unknown) => text : arg))
  try {
    const said = textOf(act(...named))
    return said.includes(SAMPLE) && !said.includes('undefined')
  } catch {
    // The sample selects no word.
    return false
  }
}

/**
 * Replaces the texts in an argument. `whole` runs a test on the argument with another text in the
 * place of this one.
 */
function mapTexts(
  value: unknown,
  map: (text: string, whole: (other: string, test: (arg: unknown) => boolean) => boolean) => string,
): unknown {
  const replace = (part: unknown, around: (part: unknown) => unknown): unknown => {
    if (typeof part === 'string' && part !== '')
      return map(part, (other, test) => test(around(other)))
    if (Array.isArray(part))
      return part.map((each, at) => replace(each, (other) => around(part.with(at, other))))
    if (!isPlain(part)) return part
    return Object.fromEntries(
      Object.entries(part).map(([name, each]) => [
        name,
        replace(each, (other) => around({ ...part, [name]: other })),
      ]),
    )
  }
  return replace(value, (part) => part)
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !isElement(value) &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value))

type Element = { tag: string | Act; props: Record<string, unknown>; children: unknown[] }

const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && isValidElement(value)

/** Markup with its texts translated. Attributes that hold text are not in the words' files. */
function element({ tag, props, children }: Element, each: (value: unknown) => unknown, open: Open) {
  const { children: _, ...own } = props
  // Its children are translated in what it returns.
  if (typeof tag === 'function')
    return jsx(((given: unknown) => each(tag(given))) as never, own, ...(children as string[]))
  const attributes = Object.entries(own).map(([name, value]) => [
    name,
    typeof value === 'string' ? open(value) : value,
  ])
  const inner = children.map(each) as string[]
  return tag === ''
    ? jsx(Fragment, {}, ...inner)
    : jsx(tag, Object.fromEntries(attributes), ...inner)
}

/** All text of a message, with the attributes of its markup. */
function textOf(said: unknown): string {
  if (Array.isArray(said)) return said.map(textOf).join('')
  if (isElement(said)) return Object.values(said.props).map(textOf).join('')
  if (isPlain(said)) return Object.values(said).map(textOf).join('')
  return typeof said === 'string' ? said : ''
}
