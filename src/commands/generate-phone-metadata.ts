import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import installed from 'libphonenumber-js/metadata.min.json'

/**
 * `npm run generate:phones`: writes what reading a telephone number takes to `src/checkout/phones/metadata.json`, from the
 * data that comes with libphonenumber-js. Run it after an update of that package, and commit the result.
 */
function main(): void {
  const file = 'src/checkout/phones/metadata.json'
  const text = metadataFile(installed as unknown as Metadata)
  writeFileSync(file, text)
  const [raw, gzip] = [Buffer.byteLength(text), gzipSync(text, { level: 9 }).length]
  console.log(`${file}: ${raw} bytes, ${gzip} gzipped`)
}

/** A country's members by their place; libphonenumber-js calls this version 4. */
type Country = unknown[]

type Metadata = {
  version: number
  country_calling_codes: Record<string, string[]>
  countries: Record<string, Country>
  nonGeographic: Record<string, Country>
}

/**
 * What only serves to write a number as its country does (4 formats, 6 and 9 their rules) or to tell mobile numbers from
 * others (11). The shop keeps numbers in E.164 and asks for no kind; these are two thirds of the data. Where countries share a
 * calling code the kinds also tell them apart: without them some short numbers are refused, most of which ring in one country only.
 */
const unused = [4, 6, 9, 11]

/** The whole file: one country a line, so that an update of the data reads well as a diff. */
export function metadataFile(data: Metadata): string {
  if (data.version !== 4) throw new Error(`Version ${data.version} of the data is not known here`)
  const lines = (group: Record<string, Country>) =>
    Object.entries(group)
      .map(([key, country]) => `${JSON.stringify(key)}:${JSON.stringify(slim(country))}`)
      .join(',\n')
  const { version, country_calling_codes: codes, countries, nonGeographic } = data
  return `{"version":${version},"country_calling_codes":${JSON.stringify(codes)},
"countries":{
${lines(countries)}
},
"nonGeographic":{
${lines(nonGeographic)}
}}
`
}

/** Unused members become 0, as the data itself writes what is absent; at the end they go. */
function slim(country: Country): Country {
  const kept = country.map((member, place) => (unused.includes(place) ? 0 : member))
  return kept.slice(0, kept.findLastIndex((member) => member !== 0) + 1)
}

if (import.meta.main) main()
