/**
 * Words of countries for parts of an address, under the names that Google's libaddressinput gives
 * them.
 */
const partNames: Record<string, string> = {
  zip: 'ZIP code',
  eircode: 'Eircode',
  pin: 'PIN code',
  state: 'State',
  prefecture: 'Prefecture',
  county: 'County',
  emirate: 'Emirate',
  island: 'Island',
  parish: 'Parish',
  department: 'Department',
  district: 'District',
  oblast: 'Oblast',
  area: 'Area',
  post_town: 'Town',
  suburb: 'Suburb',
}

const usual = { postcode: 'Postcode', state: 'Province', city: 'City' }

/** What is said of postal addresses. */
export const addresses = {
  /**
   * `name`: of the country's own word; without one, or where it has become known only since, the
   * usual word.
   */
  part: (part: keyof typeof usual, name?: string) => partNames[name ?? ''] ?? usual[part],
  country: 'Country',
  name: 'Name',
  street: 'Street and house number',
  cityAndStreet: 'City, street and house number',
  more: 'Apartment, floor or company',
  example: (postcode: string) => `For example ${postcode}`,
  pleaseChoose: 'Please choose',

  noCountry: 'Please choose a country.',
  noName: 'Please enter the name on the door.',
  noStreet: 'Please enter the street and house number.',
  noPart: (part: string) => `Please enter the ${part.toLowerCase()}.`,
  wrongPostcode: (example: string) =>
    `That doesn’t look right for this country. An example is ${example}.`,
  notInList: (part: string) =>
    `Please choose ${/^[aeiou]/i.test(part) ? 'an' : 'a'} ${part.toLowerCase()} from the list.`,
}
