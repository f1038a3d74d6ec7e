import type { Contact } from '../../../src/orders/contact.ts'
import type { Chance } from '../chance.ts'

const given =
  'Anouk Bram Clara Daan Elise Femke Guus Hanna Ivo Jasmijn Koen Lotte Mats Noor Otto Pien Ruben Sanne Teun Vera Willem Yara'
const family =
  'Aalders Brouwer Claes Dekker Evers Faber Groot Hendriks Jonker Koster Laurent Maas Noord Okkerse Postma Renard Schmidt Timmer Visser Winter'

/** A town of each country: postcode, street. */
const towns: Record<string, [city: string, postcode: string, street: string, state?: string]> = {
  NL: ['Haarlem', '2011 HH', 'Kleine Houtstraat'],
  DE: ['Köln', '50667', 'Hohe Straße'],
  BE: ['Gent', '9000', 'Veldstraat'],
  GB: ['Bath', 'BA1 1LT', 'Milsom Street'],
  FR: ['Lyon', '69002', 'rue Mercière'],
  US: ['Boston', '02116', 'Newbury Street', 'MA'],
  IE: ['Cork', 'T12 X7RY', 'Oliver Plunkett Street', 'Co. Cork'],
  AT: ['Graz', '8010', 'Sporgasse'],
  CH: ['Basel', '4051', 'Freie Strasse'],
  ES: ['Girona', '17004', 'Carrer de la Força'],
  IT: ['Bologna', '40124', 'Via D’Azeglio'],
  SE: ['Uppsala', '753 10', 'Svartbäcksgatan'],
  DK: ['Aarhus', '8000', 'Klostergade'],
  JP: ['京都市', '604-8101', '三条通', '京都府'],
}

/** Somebody who never was, and lives in this country. */
export function customer(chance: Chance, country: string): { email: string; contact: Contact } {
  const pick = (names: string) => {
    const all = names.split(' ')
    return all[chance.between(0, all.length - 1)] ?? ''
  }
  const [first, last] = [pick(given), pick(family)]
  const name = `${first} ${last}`
  const [city = '', postcode = '', street = '', state = ''] = towns[country] ?? towns.NL!
  const lines = [`${street} ${chance.between(1, 180)}`]
  return {
    email: `${first}.${last}.${chance.between(1, 400)}@example.com`.toLowerCase(),
    contact: {
      ...{ name, phone: '+31205550100', billing: null, giftMessage: '', giftWrap: false },
      address: { name, lines, city, state, postcode, country },
    },
  }
}
