import { eq } from 'drizzle-orm'
import { variants } from '../../src/catalog/tables.ts'
import { paths } from '../../src/paths.ts'
import { sheets } from '../../src/sheets.ts'
import { isOf, routes } from '../security/routes.ts'
import { db, type Visitor, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { textsOf, unspoken } from './unspoken.ts'

const year = new Date().getUTCFullYear() + 1

/** Settings of an owner who writes Greek. */
export const greek = {
  SHOP: {
    name: 'Κόσμημα',
    currency: 'EUR',
    locale: 'el-GR',
    legal_name: 'Κόσμημα ΑΕ',
    address: 'Ερμού 12, 105 63 Αθήνα',
    phone: '+30 210 555 0123',
    country: 'GR',
    time_zone: 'Europe/Athens',
    cut_off: '14:00',
    closed: [`${year}-03-02/${year}-03-04`, `${year}-05-05`],
    gift_wrap: true,
    bank_account: {
      ...{ holder: 'Κόσμημα ΑΕ', number: 'GR16 0110 1250 0000 0001 2300 695', bic: 'ETHNGRAA' },
    },
    announcement: { text: 'Χάραξη έως τις 14 Δεκεμβρίου', path: '/collections/rings' },
    menu: [
      { title: 'Δαχτυλίδια', collection: 'rings' },
      { title: 'Σκουλαρίκια', collection: 'earrings' },
    ],
  },
  DELIVERY: [
    {
      zone: 'Ελλάδα',
      countries: ['GR', 'CY'],
      standard: { price: 500, days: [1, 3] },
      insured: { price: 0, days: [1, 2] },
      insured_from: 50_000,
    },
    {
      zone: 'Υπερπόντια',
      countries: ['US', 'JP', 'IE'],
      insured: { price: 4990, days: [3, 6] },
      insured_from: 30_000,
    },
  ],
  TAX: { GR: 2400 },
} as unknown as Partial<CloudflareBindings>

/** A shopper who writes Greek. */
export const person = {
  email: 'anna@example.com',
  phone: '210 555 0124',
  name: 'Άννα Παππά',
  line1: 'Ερμού 174',
  line2: '',
  postcode: '105 63',
  city: 'Αθήνα',
  country: 'GR',
  delivery: 'insured',
  gift_message: 'Για την Ίδα',
}

/** Every answer of the shop, `GET /cart`, with its texts. */
const seen: { asked: string; texts: string[]; unstyled: string[] }[] = []

/** Names that a page uses and only the sheets of other pages style, each with its page. */
export const namesWithoutStyles = () => [
  ...new Set(seen.flatMap(({ asked, unstyled }) => unstyled.map((name) => `${asked}: ${name}`))),
]

/** Texts that are not in the language of the shop, each after the answer that holds it. */
export const whatDidNotComeThrough = () => [
  ...new Set(
    seen.flatMap(({ asked, texts }) => unspoken(texts).map((text) => `${asked}: ${text.trim()}`)),
  ),
]

/** Routes that were not asked. */
export const routesNotWalked = () => {
  const walked = (route: string) =>
    seen.some(
      ({ asked }) =>
        asked.split(' ')[0] === route.split(' ')[0] && isOf(route, asked.split(' ')[1] ?? ''),
    )
  return routes.filter((route) => !walked(route))
}

/** The shop in Greek, with some bindings replaced. The texts of every answer are kept. */
export function greekShop(changed: Partial<CloudflareBindings> = {}) {
  const shop = shopWith({ ...greek, ...changed })
  const answer = async (request: Request) => {
    const { pathname, search } = new URL(request.url)
    const response = await shop.answer(request)
    const body = await response.clone().text()
    const type = response.headers.get('Content-Type') ?? ''
    const note = {
      asked: `${request.method} ${pathname}${search}`,
      texts: textsIn(type, body, pathname),
      unstyled: unstyledIn(body),
    }
    seen.push(note)
    return response
  }
  return { ...shop, answer, visitor: () => visitor({ answer }) }
}

export type GreekShop = ReturnType<typeof greekShop>

const namesIn = (sheet: string) =>
  new Set([...sheet.matchAll(/(?<=\.)[a-z][a-z-]*(?=[^{}]*{)/g)].map(([name]) => name))

const allNames = new Set(Object.values(sheets).flatMap((sheet) => [...namesIn(sheet)]))

function unstyledIn(page: string): string[] {
  const [head = '', body = ''] = page.split('</head>')
  const sheet = [...head.matchAll(/<style>(.*?)<\/style>/gs)].map(([, rules]) => rules).join('')
  if (!sheet) return []
  const used = [...body.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '))
  const styled = namesIn(sheet)
  return used.filter((name) => allNames.has(name) && !styled.has(name))
}

/** Answers to programs, in the words of a standard. */
const webhooks = ['stripe', 'paypal', 'resend', 'postmark'].map((name) => `/webhooks/${name}`)
const protocols = ['/robots.txt', '/sitemap.xml', '/healthz', ...webhooks]

/** Names and texts of a file for people; not addresses, times and codes of languages. */
const textsOfData = (data: unknown): string[] =>
  typeof data === 'string'
    ? [data].filter((text) => !/@|^\d{4}-|^[a-z]{2}$/.test(text))
    : Object.entries(data ?? {}).flatMap(([name, value]) => [
        ...(Array.isArray(data) ? [] : [name]),
        ...textsOfData(value),
      ])

function textsIn(type: string, body: string, path: string): string[] {
  if (protocols.includes(path)) return []
  if (type.startsWith('text/html')) return textsOf(body.replace(keysAndMarks, ''))
  if (path === paths.preferencesData() || path === paths.yourDataFile())
    return textsOfData(JSON.parse(body))
  if (type.startsWith('application/json'))
    return JSON.parse(body).map(
      ({ title, note }: { title: string; note: string }) => `${title} ${note}`,
    )
  if (/^application\/(rss\+)?xml/.test(type)) return textsOf(body.replace(googleWords, ''))
  return body.split('\n')
}

/** Names of keys on a keyboard, and what a script looks for. */
const keysAndMarks = /<kbd>[^<]*<\/kbd>| data-[a-z-]+="true"/g

/** Elements of feeds that hold Google's own values, ids, addresses or dates. */
const googleWords =
  /<\?xml.*?\?>|<(link|guid|language|pubDate|lastBuildDate)>[^<]*<\/\1>|<g:(id|item_group_id|availability|condition|identifier_exists|age_group|gender|country|google_product_category|mpn)>[^<]*<\/g:\2>/g

/** Puts a variant into the cart from its page; returns the answer's status. */
export async function putIntoCart(
  who: Visitor,
  handle: string,
  at = 0,
  typed: Record<string, string> = {},
): Promise<number> {
  const variant = `${handle}-${at}`
  const { page } = await who.get(`/products/${handle}?variant=${variant}`)
  return (await who.submit('/cart/add', page, { variant, quantity: '1', ...typed })).status
}

let placed = 0

/** Fills in the checkout and sends it, each time from another e-mail address. */
export async function checkOut(who: Visitor, typed: Record<string, string> = {}) {
  const whole = { ...person, email: `anna+${++placed}@example.com`, ...typed }
  const first = await who.get('/checkout')
  const { page } = await who.submit('/checkout', first.page, { ...whole, update: 'country' })
  return who.submit('/checkout', page, whole)
}

/** Sets how many pieces of a variant there are, and its price. */
export const setStock = (id: string, stock: number, price?: number) =>
  db
    .update(variants)
    .set({ stock, ...(price && { price }) })
    .where(eq(variants.id, id))
