import type { Contact } from '../../../src/orders/contact.ts'

type Person = { email: string; contact: Omit<Contact, 'giftMessage' | 'giftWrap'> }

const person = (
  name: string,
  email: string,
  phone: string,
  country: string,
  lines: string[],
  postcode: string,
  city: string,
  state = '',
): Person => ({
  email,
  contact: {
    name,
    phone,
    address: { name, lines, city, state, postcode, country },
    billing: null,
  },
})

/** Made-up customers of the demo shop. */
export const people = [
  person('Anna Lindqvist', 'anna.lindqvist@example.com', '+31205550123', 'NL', ['Keizersgracht 174'], '1016 DW', 'Amsterdam'),
  person('Joost van den Berg', 'joost.vdberg@example.com', '+31305550144', 'NL', ['Oudegracht 88 bis'], '3511 AV', 'Utrecht'),
  person('Miriam Schäfer', 'm.schaefer@example.de', '+493055501234', 'DE', ['Karl-Marx-Allee 91', 'Hinterhaus, 3. OG'], '10243', 'Berlin'),
  person('Élodie Marchand', 'elodie@example.fr', '+33155501988', 'FR', ['14 rue des Martyrs'], '75009', 'Paris'),
  person('Siobhán O’Reilly', 'siobhan.oreilly@example.ie', '+35315550188', 'IE', ['7 Synge Street'], 'D08 E2N1', 'Dublin', 'Co. Dublin'),
  person('Paweł Wiśniewski', 'pawel.w@example.pl', '+48225550199', 'PL', ['ul. Mokotowska 45/12'], '00-551', 'Warszawa'),
  person('Harriet Cole', 'harriet.cole@example.co.uk', '+442075550133', 'GB', ['21 Lamb’s Conduit Street'], 'WC1N 3GS', 'London'),
  person('Luca Ferri', 'luca.ferri@example.ch', '+41445550122', 'CH', ['Zähringerstrasse 24'], '8001', 'Zürich'),
  person('Grace Okafor', 'grace.okafor@example.com', '+12125550177', 'US', ['410 Bergen Street', 'Apt 3B'], '11217', 'Brooklyn', 'NY'),
  person('Kenji Mori', 'kenji.mori@example.jp', '+81355501266', 'JP', ['1-12-4 Kagurazaka'], '162-0825', '新宿区', '東京都'),
]
