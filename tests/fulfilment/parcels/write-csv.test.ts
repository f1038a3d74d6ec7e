import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import {
  type ExportedParcel,
  type ExportFormat,
  exportFormats,
  splitStreet,
} from '../../../src/fulfilment/admin/parcels/export-rules.ts'
import { writeCsv } from '../../../src/fulfilment/admin/parcels/write-csv.ts'

const parcel: ExportedParcel = {
  reference: 'J-7K4M2QXD',
  address: {
    name: 'Jörg "Jo" Müller;\nLøwe, & Söhne',
    lines: ['Keizersgracht 174', '2. Stock\r\nlinks'],
    city: 'Köln',
    state: '',
    postcode: '01067',
    country: 'DE',
  },
  email: '',
  phone: '',
  grams: 45,
  value: 189_050,
  currency: 'EUR',
  insured: true,
}
const formats = Object.keys(exportFormats) as ExportFormat[]

const read = (csv: string, format: ExportFormat): Record<string, string>[] =>
  parse(csv, { bom: true, columns: true, delimiter: exportFormats[format].delimiter })

test.each(formats)('%s: quotes, newlines and umlauts come through', (format) => {
  const csv = writeCsv([parcel, { ...parcel, reference: 'J-22222222' }], format)
  expect(csv.startsWith('\uFEFF')).toBe(true)
  const rows = read(csv, format)
  expect(rows).toHaveLength(2)
  const values = Object.values(rows[0] ?? {})
  for (const text of [parcel.address.name, '2. Stock\r\nlinks', 'Köln', '01067', 'J-7K4M2QXD'])
    expect(values).toContain(text)
})

test.each(formats)('%s: what a shopper typed is no formula', (format) => {
  const typed = ['=HYPERLINK("https://x","y")', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '\r=1+1']
  for (const name of typed) {
    const lines = [name, name]
    const address = { ...parcel.address, name, lines, city: name, postcode: name, state: name }
    const email = name
    const csv = writeCsv([{ ...parcel, address, email, phone: '+31205550123' }], format)
    for (const [column, value] of Object.entries(read(csv, format)[0] ?? {}))
      expect(value, column).toMatch(/^(?![=+\-@\t\r])/)
    expect(csv).not.toMatch(/(^|[,;\n"])[=+@-]/)
  }
})

test('DHL reads countries of three letters, decimal commas and the house number apart', () => {
  const [row] = read(writeCsv([parcel], 'dhl'), 'dhl')
  expect(row).toMatchObject({
    'Empfänger Straße': 'Keizersgracht',
    'Empfänger Hausnummer': '174',
    'Empfänger Land': 'DEU',
    Gewicht: '0,045',
    'Service - Transportversicherung - Betrag': '1890,50',
  })
})

test('Click & Drop reads kilograms and pounds with a point', () => {
  const [row] = read(writeCsv([parcel], 'royal-mail'), 'royal-mail')
  expect(row).toMatchObject({ Weight: '0.045', 'Sub-total': '1890.50', Country: 'DEU' })
})

test.each([
  ['Keizersgracht 174', 'Keizersgracht', '174'],
  ['Straße des 17. Juni 135 b', 'Straße des 17. Juni', '135 b'],
  ['Hauptstr. 12-14a', 'Hauptstr.', '12-14a'],
  ['12 High Street', '12 High Street', ''],
  ['Haus Sonnenschein', 'Haus Sonnenschein', ''],
])('"%s" as street and house number', (text, street, house) => {
  expect(splitStreet(text)).toEqual({ street, house })
})
