/**
 * What may be written in Latin letters. Anything else in these letters is an English word that did
 * not come through: it was written into the code, or chosen before the request came. The
 * pseudo-locale has other letters, and the shop and its shoppers write Greek.
 */
const notWords: [RegExp, why: string][] = [
  [/https?:\/\/[^\s"|)]+|`\.md`/g, 'an address, or its end'],
  [/[\w.+•-]+@[\w-]+(\.[\w-]+)+/g, 'an address of mail'],
  [/\bJ-[0-9A-Z]{8}\b/g, 'the number of an order'],
  [/\bPostNL\b/g, 'the name of a carrier'],
  [/\b3S[0-9A-Z]{7,17}\b/g, 'the number of a parcel'],
  [/\b\d{6}-[0-9A-F]{6}\b/g, 'the number of a packet'],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\d+\b/g, 'the id of a piece'],
  [/\b(pi|dp)_\w+/g, 'the provider’s name for a payment or a dispute'],
  [/\bEUR\b/g, 'ISO 4217'],
  [/\bGR16[ \d]+|\bETHNGRAA\b/g, 'an account and its bank, as banks write them'],
  [/\bA65 F4E2\b/g, 'a postal code of Ireland'],
  [/\bEurope\/Athens\b|\bEES?T\b/g, 'a time zone, as the runtime calls it'],
  [/\bGIA\b/g, 'the name of a laboratory'],
  [/\b[A-Z](\+\d)?½?(?![\p{L}])/gu, 'a ring size of the United Kingdom'],
  [/\bring size\b/gi, 'the name of an option, by which the shop recognizes the size of a ring'],
  [/\(metal\)/gi, 'the same for the choice of the metal'],
]

/** Parts of a page that hold no words. */
const notRead = [
  /<(script|style)\b.*?<\/\1>/gs,
  // Names of keys.
  /<kbd>.*?<\/kbd>/gs,
  // The random reference of a request.
  /<code>.*?<\/code>/gs,
  // States as the country's post writes them on parcels.
  /<select id="(?:billing_)?state".*?<\/select>/gs,
]

/** Attributes that are shown or read aloud. */
const readAttributes =
  /^(alt|title|label|placeholder|summary|aria-(?!hidden|current|invalid|describedby|labelledby|controls|live|atomic|pressed).*)$/
/** Attributes for scripts and styles that are never shown. */
const scriptAttributes =
  /^data-(zoom|live|mm|piece|color|most|room|keys|act|unsaved|save-bar|discard)$/
/** Elements of the head that search engines and messengers show. */
const readMetas = /^(description|og:(title|description|site_name|image:alt))$/

/** The texts of a page that are shown or read aloud, now or by its script. */
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

/** The texts that hold a word which did not come through. */
export const unspoken = (texts: string[]): string[] =>
  texts.filter((text) =>
    /[A-Za-z]/.test(notWords.reduce((rest, [part]) => rest.replace(part, ''), text)),
  )
