import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriers } from '../../src/fulfilment/carriers/carriers.ts'
import { checkNumber, trackingLink } from '../../src/fulfilment/carriers/numbers.ts'
import { carrierOf, carriersTo } from '../../src/fulfilment/carriers/shop-carriers.ts'
import type { CarrierId } from '../../src/platform/config.ts'
import { config } from '../support/shop.ts'

/**
 * Numbers that carriers would take. Those of DHL Express, DPD, FedEx, UPS, USPS and S10 are the test
 * numbers of github.com/jkeen/tracking_number_data (b79ce4b, MIT), the SSCC is a test parcel of
 * DHL's tracking interface, and the Identcode the example of the Barcode Writer in Pure PostScript.
 * Numbers without a check digit are made up.
 */
const right: Record<CarrierId, string[]> = {
  postnl: ['3SKABA000000000', 'RB123456785NL'],
  'dhl-parcel': [
    '00340434161094042557',
    '56.310 243.031 3',
    'JJD000390007882823454',
    'RB123456785DE',
  ],
  'dhl-express': ['3318810025', '73891051146', '8487135506', 'JJD0099999999', 'JVGL0999999990'],
  ups: ['1Z5R89390357567127', '1z 879e93 03 4683 4440', '1Z410E7W0392751591', 'K1506235620'],
  fedex: [
    ...['986578788855', '477179081230', '0414 4176 0228 964', '5682 8361 0012 734'],
    ...['00 0123 4500 0000 0027', '9611020987654312345672'],
    ...['1001921334250001000300779017972697', '9622001900000000000000776632517510'],
  ],
  dpd: ['00 81827 0998 0000 0200 33 350 276 C', '09 9800 0002 0033 F', '09980000020033'],
  gls: ['12345678901', 'ZQ0ABC12'],
  usps: [
    ...['0307 1790 0005 2348 3741', '7196 9010 7560 0307 7385', '9400 1112 0108 0805 4830 16'],
    ...['420787459400111206206406260787', '4201002334249200190132607600833457'],
    'RB123456785US',
  ],
  'royal-mail': ['RB123456785GB', 'rb 123 456 785 gb'],
  'austrian-post': ['1035304005500970252807', 'RB123456785AT'],
  'swiss-post': ['99.34.123456.12345678', 'RB123456785CH'],
  'la-poste': ['6A12345678901', 'RB123456785FR'],
  bpost: ['323212345678901234', 'RB123456785BE'],
}

const wrong: Partial<Record<CarrierId, string[]>> = {
  postnl: ['RB123456786NL', 'RB123456785DE', '1Z5R89390357567127'],
  'dhl-parcel': ['00340434161094042558', '563102430314'],
  'dhl-express': ['3318810010', '3318810034', 'XJD0099999998'],
  ups: ['2Z5R89390357567127', '1Z5R89390357567128', 'K1506235622', ''],
  fedex: [
    ...['996578788855', '5682 8361 0012 732', '9600000000000000000001'],
    ...['1001901781990001000300617767839438', '9622001560001234567100794808390595'],
  ],
  dpd: ['008182709980000020033350276A', '09980000020033D', '0998000002003'],
  usps: ['0307 1790 0005 2348 3742', '61299998820821171811', 'RB123456786US'],
  'royal-mail': ['RB123456785US'],
}

const known = (id: string) => {
  const carrier = carrierOf(config, id)
  if (!carrier) throw new Error(`No carrier ${id}`)
  return carrier
}

test('a number of each carrier is taken, and written without blanks', () => {
  for (const [id, numbers] of Object.entries(right))
    for (const typed of numbers) {
      const number = typed.toUpperCase().replace(/[ .]/g, '')
      expect(checkNumber(known(id), typed), `${id} ${typed}`).toEqual({ ok: true, number })
    }
})

test('a number that cannot be the carrier’s looks wrong', () => {
  for (const [id, numbers] of Object.entries(wrong))
    for (const typed of numbers)
      expect(checkNumber(known(id), typed), `${id} ${typed}`).toEqual({
        ok: false,
        looksWrong: true,
      })
})

/** Numbers of which every digit that is mistyped is noticed. */
const guarded: [CarrierId, string][] = [
  // Modulo 11 has no digit of its own for 10, so that not every number of S10 is as safe.
  ['royal-mail', 'RR473124829GB'],
  ['dhl-parcel', '00340434161094042557'],
  ['fedex', '041441760228964'],
  ['usps', '9400111201080805483016'],
  ['dpd', '09980000020033F'],
]

test('one mistyped digit is noticed', () => {
  const mistyped = fc.tuple(fc.constantFrom(...guarded), fc.nat(30), fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(mistyped, ([[id, number], place, by]) => {
      const places = [...number].flatMap((letter, at) => (/\d/.test(letter) ? at : []))
      const at = places[place % places.length] ?? 0
      const other = (Number(number[at]) + by) % 10
      const typed = number.slice(0, at) + other + number.slice(at + 1)
      expect(checkNumber(known(id), typed).ok, typed).toBe(false)
    }),
  )
})

test('whatever is typed gets an answer, and the same again when it is tidy', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(carriers)), fc.string(), (id, typed) => {
      const answer = checkNumber(known(id), typed)
      if (answer.ok) expect(checkNumber(known(id), answer.number)).toEqual(answer)
    }),
  )
})

test('the link holds the number and nothing else', () => {
  for (const id of Object.keys(carriers)) {
    const link = trackingLink(known(id), 'A1/..?x=1&y') ?? ''
    expect(link).toContain('A1%2F..%3Fx%3D1%26y')
    expect(new URL(link).protocol).toBe('https:')
  }
  expect(trackingLink(known('postnl'), '')).toBeNull()
  expect(trackingLink(known('other'), '12')).toBeNull()
})

test('the number of a carrier that nobody knows stays as it was typed', () => {
  expect(checkNumber(known('other'), ' 2026-0001/b ')).toEqual({ ok: true, number: '2026-0001/b' })
})

test('the desk offers first who serves the country, then as the owner lists them', () => {
  const own = [{ id: 'bicycle', name: 'Bicycle', countries: ['NL'] }]
  const CARRIERS = { uses: ['ups', 'swiss-post', 'bicycle'], own }
  const offered = (country: string) => carriersTo({ CARRIERS }, country).map(({ id }) => id)
  expect(offered('CH')).toEqual(['swiss-post', 'ups', 'bicycle', 'other'])
  expect(offered('NL')).toEqual(['bicycle', 'ups', 'swiss-post', 'other'])
  expect(carriersTo({ CARRIERS: { own: [] } }, 'DE')[0]?.id).toBe('dhl-parcel')
  expect(carrierOf({ CARRIERS }, 'toString')).toBeNull()
})
