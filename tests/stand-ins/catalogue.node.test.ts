// Runs in Node (`node --test`): what the demo catalogue shows, as the import reads it.
import assert from 'node:assert/strict'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { shopCurrency } from '../../src/commands/import-catalog/shop-currency.ts'
import { readProducts } from '../../src/import/read-products.ts'
import { readRows } from '../../src/import/read-rows.ts'
import { intoEmptyShop } from '../import/import-files.ts'

const folder = join(import.meta.dirname, 'catalogue')

test('every picture of the demo catalogue is there and has words that name its metal, and every stone’s origin', async () => {
  const sheet = await readRows(createReadStream(join(folder, 'products.csv')))
  const reading = readProducts(sheet, shopCurrency(), (html) => html)
  const { products } = await intoEmptyShop(reading, sheet.header)
  for (const { handle, images, variants, options, facts } of products) {
    assert.ok(images.length > 0, handle)
    const metalAt = options.findIndex(({ name }) => name === 'Metal')
    for (const { source, alt, id } of images) {
      assert.ok(existsSync(join(folder, source)), source)
      assert.ok(alt.length > 20, `${source} has no words`)
      for (const { origin } of facts.stones.slice(0, 1))
        assert.ok(alt.includes(origin), `"${alt}" does not say that the stone is ${origin}`)
      const [shows] = variants.filter(({ imageId }) => imageId === id)
      const metal = shows?.optionValues[metalAt]
      if (metal) assert.ok(alt.includes(metal), `"${alt}" does not say ${metal}`)
    }
  }
})
