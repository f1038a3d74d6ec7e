import type { Chance } from '../chance.ts'

type Shares<T> = [weight: number, what: T][]

/** Of `NH:30|ZH:20`. */
const shares = (text: string): Shares<string> =>
  text.split('|').map((each) => {
    const [what = '', weight] = each.split(':')
    return [Number(weight), what]
  })

/** Where the visitors of a goldsmith in Amsterdam are, with the regions and languages there. */
const countries: Shares<{ country: string; regions: Shares<string>; languages: Shares<string> }> = [
  [
    46,
    {
      country: 'NL',
      regions: shares('NH:34|ZH:22|UT:14|NB:10|GE:9|OV:5|GR:4|LI:2'),
      languages: shares('nl-NL:80|en-GB:9|en-US:8|de-DE:3'),
    },
  ],
  [
    13,
    {
      country: 'DE',
      regions: shares('NW:32|BE:18|BY:16|HH:12|NI:12|BW:10'),
      languages: shares('de-DE:88|en-US:12'),
    },
  ],
  [
    9,
    {
      country: 'BE',
      regions: shares('VLG:70|BRU:18|WAL:12'),
      languages: shares('nl-BE:64|fr-BE:26|en-GB:10'),
    },
  ],
  [
    7,
    { country: 'GB', regions: shares('ENG:82|SCT:12|WLS:6'), languages: shares('en-GB:96|pl:4') },
  ],
  [
    6,
    {
      country: 'FR',
      regions: shares('IDF:44|ARA:20|PAC:18|HDF:18'),
      languages: shares('fr-FR:92|en-US:8'),
    },
  ],
  [
    5,
    {
      country: 'US',
      regions: shares('NY:34|CA:30|MA:14|TX:12|IL:10'),
      languages: shares('en-US:94|es-US:6'),
    },
  ],
  [3, { country: 'IE', regions: shares('L:70|M:20|C:10'), languages: shares('en-IE:90|en-GB:10') }],
  [2, { country: 'AT', regions: shares('9:50|6:26|4:24'), languages: shares('de-AT:94|en-GB:6') }],
  [
    2,
    {
      country: 'CH',
      regions: shares('ZH:46|BE:28|GE:26'),
      languages: shares('de-CH:66|fr-CH:24|en-GB:10'),
    },
  ],
  [2, { country: 'ES', regions: shares('CT:46|MD:54'), languages: shares('es-ES:92|ca:8') }],
  [2, { country: 'IT', regions: shares('25:52|62:48'), languages: shares('it-IT:96|de-IT:4') }],
  [1, { country: 'SE', regions: shares('AB:70|O:30'), languages: shares('sv-SE:92|en-GB:8') }],
  [1, { country: 'DK', regions: shares('84:100'), languages: shares('da-DK:94|en-GB:6') }],
  [1, { country: 'JP', regions: shares('13:80|27:20'), languages: shares('ja-JP:100') }],
]

const devices: Shares<{ device: string; system: string; browsers: Shares<string> }> = [
  [
    35,
    {
      device: 'phone',
      system: 'iOS',
      browsers: shares('Safari:81|in an app:11|Chrome:7|Firefox:1'),
    },
  ],
  [
    27,
    {
      device: 'phone',
      system: 'Android',
      browsers: shares('Chrome:68|Samsung Internet:17|in an app:10|Firefox:4|DuckDuckGo:1'),
    },
  ],
  [
    16,
    {
      device: 'computer',
      system: 'Windows',
      browsers: shares('Chrome:54|Edge:31|Firefox:12|Opera:3'),
    },
  ],
  [14, { device: 'computer', system: 'macOS', browsers: shares('Safari:58|Chrome:33|Firefox:9') }],
  [2, { device: 'computer', system: 'Linux', browsers: shares('Firefox:64|Chrome:36') }],
  [1, { device: 'computer', system: 'ChromeOS', browsers: shares('Chrome:100') }],
  [4, { device: 'tablet', system: 'iOS', browsers: shares('Safari:90|Chrome:10') }],
  [1, { device: 'tablet', system: 'Android', browsers: shares('Chrome:80|Samsung Internet:20') }],
]

export type Person = Record<
  'country' | 'region' | 'language' | 'device' | 'system' | 'browser' | 'visitor',
  string
>

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Somebody who comes by, from a country if one is given. */
export function somebody(chance: Chance, country?: string): Person {
  const from = countries.filter(([, place]) => !country || place.country === country)
  const unknown = { country: country ?? '', regions: shares(':1'), languages: shares('en-US:1') }
  const place = from.length > 0 ? chance.pick(from) : unknown
  const { device, system, browsers } = chance.pick(devices)
  const region = chance.pick(place.regions)
  return {
    country: place.country,
    region: region && `${place.country}-${region}`,
    language: chance.pick(place.languages),
    ...{ device, system, browser: chance.pick(browsers) },
    visitor: Array.from({ length: 11 }, () => letters[chance.between(0, 63)]).join(''),
  }
}
