import type { ProductCard } from '../listing/card-queries.ts'
import type { CollectionTile } from '../listing/list-queries.ts'

const FEATURES = 2

/**
 * Chooses what the home page shows besides the newest products, so that no picture appears twice:
 * one large collection, and two that are not in the menu. A shop with nothing else to show repeats
 * a picture in the large one.
 *
 * @param menu handles of the collections in the menu
 */
export function composeHome(tiles: CollectionTile[], newest: ProductCard[], menu: string[]) {
  const shown = new Set(newest.map(({ image }) => image?.picture))
  const take = (tile: CollectionTile) => {
    const picture = tile.image?.picture
    if (!picture || shown.has(picture)) return false
    shown.add(picture)
    return true
  }
  const hero = tiles.find(take) ?? tiles[0]
  const others = tiles.filter((tile) => tile !== hero && !menu.includes(tile.handle))
  return { hero, features: others.filter(take).slice(0, FEATURES) }
}
