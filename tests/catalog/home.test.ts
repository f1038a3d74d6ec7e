import { expect, test } from 'vitest'
import type { ProductCard } from '../../src/catalog/listing/card-queries.ts'
import type { CollectionTile } from '../../src/catalog/listing/list-queries.ts'
import { composeHome } from '../../src/catalog/rules/compose-home.ts'

const image = (picture: string | null) => ({ picture, width: 800, height: 1000, color: null })
const tile = (handle: string, picture: string | null) =>
  ({ handle, title: handle, descriptionHtml: '', image: image(picture) }) satisfies CollectionTile
const cards = (pictures: (string | null)[]) =>
  pictures.map((picture) => ({ image: image(picture) }) as ProductCard)

const tiles = [
  tile('rings', 'solitaire'),
  tile('earrings', 'hoops'),
  tile('engagement', 'solitaire'),
  tile('pearls', 'strand'),
  tile('empty', null),
  tile('bands', 'band'),
  tile('gifts', 'chain'),
]
const newest = cards(['band', 'a', 'b', null])
const menu = ['rings', 'earrings']

test('no picture is on the home page twice', () => {
  const { hero, features } = composeHome(tiles, newest, menu)
  expect(hero?.handle).toBe('rings')
  expect(features.map(({ handle }) => handle)).toEqual(['pearls', 'gifts'])
})

test('where the first ring is the newest piece as well, another collection is shown large', () => {
  const { hero } = composeHome(tiles, cards(['solitaire']), menu)
  expect(hero?.handle).toBe('earrings')
})

test('a shop with one piece, or with none, has a home page too', () => {
  const [rings = tile('rings', 'solitaire')] = tiles
  const one = composeHome([rings], cards(['solitaire']), menu)
  expect(one).toEqual({ hero: rings, features: [] })
  expect(composeHome([], [], menu)).toEqual({ hero: undefined, features: [] })
})
