/**
 * What stands in Latin letters on a page, in a mail or in a message, and is no word of the pseudo-locale, which has none of
 * these letters: a word that was written into the code, or chosen before the request came.
 *
 * The shop that is looked at and its shoppers write Greek, so that nothing else has them, but for this.
 */
const notWords: [RegExp, why: string][] = [
  [/https?:\/\/[^\s"|)]+|`\.md`/g, 'an address, or its end'],
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, 'an address of mail'],
  [/\bJ-[0-9A-Z]{8}\b/g, 'the number of an order'],
  [/\bEUR\b/g, 'ISO 4217'],
  [/\bA65 F4E2\b/g, 'a postal code of Ireland'],
  [/\bEurope\/Athens\b|\bEES?T\b/g, 'a time zone, as the runtime calls it'],
  [/\bGIA\b/g, 'the name of a laboratory'],
  [/\b[A-Z](\+\d)?½?(?![\p{L}])/gu, 'a ring size of the United Kingdom'],
  [/\bring size\b/gi, 'the owner’s name of an option: so the shop knows the size of a ring'],
  [/\(metal\)/gi, 'as well: the choice of the metal'],
]

/** Parts of a page that nobody reads as words. */
const notRead = [
  /<(script|style)\b.*?<\/\1>/gs,
  // Random letters and digits, by which the owner finds a request in the log.
  /<code>.*?<\/code>/gs,
  // Its name as the post of the country writes it on parcels.
  /<select id="(?:billing_)?state".*?<\/select>/gs,
]

/** Attributes that are read or heard. */
const readAttributes =
  /^(alt|title|label|placeholder|summary|aria-(?!hidden|current|invalid|describedby|labelledby|controls).*)$/
/** Attributes for the script and for styles, of which nothing is read. */
const scriptAttributes = /^data-(zoom|live|mm|piece|color|most|room)$/
/** Elements of the head whose content is shown elsewhere. */
const readMetas = /^(description|og:(title|description|site_name|image:alt))$/

/** The texts of a page that somebody reads or hears, or that its script shows. */
export function textsOf(page: string): string[] {
  const read = notRead.reduce((rest, part) => rest.replace(part, ''), page)
  const shown = read.split(/<[^>]*>/)
  const tags = [...read.matchAll(/<([a-z][\w-]*)\b([^>]*)>/g)].flatMap(
    ([, tag = '', written = '']) => {
      const attributes = new Map(
        [...written.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      )
      if (tag === 'meta')
        return readMetas.test(attributes.get('name') ?? attributes.get('property') ?? '')
          ? [attributes.get('content') ?? '']
          : []
      return [...attributes]
        .filter(
          ([name]) =>
            readAttributes.test(name) || (name.startsWith('data-') && !scriptAttributes.test(name)),
        )
        .map(([, value]) => value)
    },
  )
  return [...shown, ...tags].map(plain).filter((text) => text.trim() !== '')
}

const plain = (text: string) =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof entities) => entities[name])

const entities = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Texts in which something did not come through. */
export const unspoken = (texts: string[]): string[] =>
  texts.filter((text) =>
    /[A-Za-z]/.test(notWords.reduce((rest, [part]) => rest.replace(part, ''), text)),
  )
