/** A country's members by their place; libphonenumber-js calls this version 4. */
type Country = unknown[]

export type Metadata = {
  version: number
  country_calling_codes: Record<string, string[]>
  countries: Record<string, Country>
  nonGeographic: Record<string, Country>
}

/**
 * What is only needed to format a number as its country does (4 formats, 6 and 9 their rules) or to
 * tell mobile numbers from others (11): two thirds of the data. The shop keeps numbers in E.164 and
 * asks for no type. Where countries share a calling code the types also tell them apart: without
 * them some short numbers are refused, most of which can only be called from within the country.
 */
const unused = [4, 6, 9, 11]

/**
 * The whole file: one country a line, so that an update of the data reads well as a diff. Countries
 * that share a calling code stand together, its main one first: so the library's list of countries
 * by calling code, which is 1.2 KiB of the Worker, need not be written as well.
 */
export function metadataFile(data: Metadata): string {
  if (data.version !== 4) throw new Error(`Version ${data.version} of the data is not known here`)
  const lines = (group: Record<string, Country>, keys: string[]) =>
    keys
      .map((key) => `${JSON.stringify(key)}:${JSON.stringify(slim(group[key] ?? []))}`)
      .join(',\n')
  const { version, country_calling_codes: codes, countries, nonGeographic } = data
  const together = Object.values(codes)
    .flat()
    .filter((country) => country in countries)
  return `{"version":${version},
"countries":{
${lines(countries, together)}
},
"nonGeographic":{
${lines(nonGeographic, Object.keys(nonGeographic))}
}}
`
}

/** Unused members become 0, as the data itself writes what is absent; at the end they go. */
function slim(country: Country): Country {
  const kept = country.map((member, place) => (unused.includes(place) ? 0 : member))
  return kept.slice(0, kept.findLastIndex((member) => member !== 0) + 1)
}
