import { beforeAll, expect, test } from 'vitest'
import { interposed } from '../support/interposed-database.ts'
import { bindings, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greek, putIntoCart } from './greek-shop.ts'
import { accented } from './pseudo.ts'
import { textsOf, unspoken } from './unspoken.ts'

beforeAll(openGreekCatalogue)

let trips = 0

/** The database, whose answers come late and in any order. */
const DB = interposed(bindings.DB, async (_, act) => {
  trips++
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 30))
  return act()
})
const SHOP = { ...(greek.SHOP as object), locale: 'en-IE' } as never
const open = (changed: Partial<CloudflareBindings>) => ({
  english: shopWith({ ...greek, SHOP, DB, ...changed }),
  pseudo: shopWith({ ...greek, DB, ...changed }),
})
type Language = keyof ReturnType<typeof open>

/** The language of a page: `english`, `pseudo`, or both with `mixed`. */
function spokenOn(page: string): string {
  const texts = textsOf(page).join('\n')
  const english = texts.includes('Skip to content') && 'english'
  const pseudo = texts.includes(accented('Skip to content')) && 'pseudo'
  const mixed = english ? /[ƀđƒɱɋʋŵẋ]/.test(texts) : unspoken([texts]).length > 0
  return [english, pseudo, mixed && 'mixed'].filter(Boolean).join()
}

test('requests in two languages at the same time do not mix', async () => {
  const shops = open({})
  const shoppers = (['english', 'pseudo'] as const).map((language) => ({
    language,
    who: visitor({ answer: shops[language].answer }),
  }))
  for (const { who } of shoppers) expect(await putIntoCart(who, 'plain')).toBe(303)
  const paths = [
    ...['/', '/products/rich', '/collections/rings', '/search?q=βερα', '/cart', '/checkout'],
    ...['/policies/delivery', '/orders', '/nowhere'],
  ]
  const asked = paths.flatMap((path) => shoppers.map((each) => ({ path, ...each })))
  const answers = await Promise.all(
    asked.map(async ({ path, language, who }) => ({
      path,
      wanted: language,
      spoken: spokenOn((await who.get(path)).page),
    })),
  )
  expect(answers).toEqual(answers.map((each) => ({ ...each, spoken: each.wanted })))
})

test('a page is cached once for each language', async () => {
  const version = { id: crypto.randomUUID(), tag: '', timestamp: '' }
  const shops = open({ PAGE_CACHE: 'on', CF_VERSION_METADATA: version })
  const ask = async (language: Language) => {
    const before = trips
    const { page } = await visitor({ answer: shops[language].answer }).get('/products/rich')
    return { spoken: spokenOn(page), trips: trips - before }
  }
  expect(await ask('pseudo')).toEqual({ spoken: 'pseudo', trips: 1 })
  expect(await ask('english')).toEqual({ spoken: 'english', trips: 1 })
  expect(await ask('pseudo')).toEqual({ spoken: 'pseudo', trips: 0 })
  expect(await ask('english')).toEqual({ spoken: 'english', trips: 0 })
})
