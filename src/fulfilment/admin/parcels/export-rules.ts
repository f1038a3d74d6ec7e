import type { Address } from '../../../orders/contact.ts'
import { decimalMoney, type Minor } from '../../../platform/money.ts'

/** A parcel as a carrier's shipping desk is told of it. */
export type ExportedParcel = {
  /** Number of the order. */
  reference: string
  address: Address
  /** '' unless whoever exports has asked for it. */
  email: string
  phone: string
  /** What is in it, without packaging. */
  grams: number
  value: Minor
  currency: string
  insured: boolean
}

export type ExportFormat = 'general' | 'dhl' | 'royal-mail'

type Column = [header: string, cell: (parcel: ExportedParcel) => string]

type Layout = { delimiter: ',' | ';'; columns: Column[] }

const kilograms = ({ grams }: ExportedParcel) => (grams / 1000).toFixed(3)
const money = ({ value, currency }: ExportedParcel) => decimalMoney(value, currency)
const comma = (number: string) => number.replace('.', ',')
const line = (n: number) => (parcel: ExportedParcel) => parcel.address.lines[n] ?? ''
const address = (part: 'name' | 'city' | 'state' | 'postcode') => (parcel: ExportedParcel) =>
  parcel.address[part]
/** Without the plus, in which a spreadsheet would see a formula. */
const phone = (parcel: ExportedParcel) => parcel.phone.replace(/^\+/, '00')

/**
 * The columns of each format.
 *
 * - `general`: for desks whose columns can be chosen, like PostNL's (MijnPostNL Zakelijk, manual of
 *   2025)
 * - `dhl`: "Versenden" in the business customer portal of DHL Paket. Its names of columns, its decimal
 *   comma and its three-letter countries are those of the portal's own template
 * - `royal-mail`: Click & Drop,
 *   https://help.parcel.royalmail.com/hc/en-gb/articles/360000250093-Order-Import-spreadsheet-field-specifications
 */
export const exportFormats: Record<ExportFormat, Layout> = {
  general: {
    delimiter: ',',
    columns: [
      ['Reference', ({ reference }) => reference],
      ['Name', address('name')],
      ['Address line 1', line(0)],
      ['Address line 2', line(1)],
      ['Postcode', address('postcode')],
      ['City', address('city')],
      ['State', address('state')],
      ['Country', (parcel) => parcel.address.country],
      ['Email', ({ email }) => email],
      ['Telephone', phone],
      ['Weight (kg)', kilograms],
      ['Value', money],
      ['Currency', ({ currency }) => currency],
    ],
  },
  dhl: {
    delimiter: ';',
    columns: [
      ['Sendungsreferenz', ({ reference }) => reference],
      ['Empfänger Name 1', address('name')],
      ['Empfänger Adresszusatz 1', line(1)],
      ['Empfänger Straße', (parcel) => splitStreet(line(0)(parcel)).street],
      ['Empfänger Hausnummer', (parcel) => splitStreet(line(0)(parcel)).house],
      ['Empfänger PLZ', address('postcode')],
      ['Empfänger Ort', address('city')],
      ['Empfänger Provinz', address('state')],
      ['Empfänger Land', (parcel) => threeLetters(parcel.address.country)],
      ['Empfänger E-Mail-Adresse', ({ email }) => email],
      ['Empfänger Telefonnummer', phone],
      ['Gewicht', (parcel) => comma(kilograms(parcel))],
      [
        'Service - Transportversicherung - Betrag',
        (parcel) => (parcel.insured ? comma(money(parcel)) : ''),
      ],
    ],
  },
  'royal-mail': {
    delimiter: ',',
    columns: [
      ['Order reference', ({ reference }) => reference],
      ['Full name', address('name')],
      ['Address Line 1', line(0)],
      ['Address Line 2', line(1)],
      ['City', address('city')],
      ['County', address('state')],
      ['Postcode', address('postcode')],
      ['Country', (parcel) => threeLetters(parcel.address.country)],
      ['Email', ({ email }) => email],
      ['Phone', phone],
      ['Weight', kilograms],
      ['Sub-total', money],
      ['Currency Code', ({ currency }) => currency],
    ],
  },
}

/**
 * `Keizersgracht 174` as street and house number, for who asks for them apart. What does not end in
 * a number stays whole, and the carrier's desk asks for it.
 *
 * @internal
 */
export function splitStreet(text: string): { street: string; house: string } {
  const [, street, house] = /^(.*\S)\s+(\d+\s?[a-z]?(?:[-/]\d+\s?[a-z]?)?)$/iu.exec(text) ?? []
  return street && house ? { street, house } : { street: text, house: '' }
}

/** ISO 3166-1: where parcels of jewellery go most. Another country keeps its two letters. */
const isoCodes =
  'AT:AUT AU:AUS BE:BEL BG:BGR CA:CAN CH:CHE CY:CYP CZ:CZE DE:DEU DK:DNK EE:EST ES:ESP FI:FIN FR:FRA ' +
  'GB:GBR GG:GGY GR:GRC HK:HKG HR:HRV HU:HUN IE:IRL IL:ISR IM:IMN IS:ISL IT:ITA JE:JEY JP:JPN KR:KOR ' +
  'LI:LIE LT:LTU LU:LUX LV:LVA MC:MCO MT:MLT NL:NLD NO:NOR NZ:NZL PL:POL PT:PRT RO:ROU RS:SRB SE:SWE ' +
  'SG:SGP SI:SVN SK:SVK SM:SMR TR:TUR TW:TWN UA:UKR US:USA VA:VAT AE:ARE'

const isoByTwo = new Map(isoCodes.split(' ').map((pair) => pair.split(':') as [string, string]))

const threeLetters = (country: string) => isoByTwo.get(country) ?? country
