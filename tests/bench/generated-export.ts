/**
 * A product CSV as Shopify exports it, line by line, of `products` invented products with three
 * variants and two pictures each. The same number makes the same file.
 */
export function* generatedExport(products: number): Generator<string> {
  yield `${columns.join(',')}\n`
  for (let at = 0; at < products; at++) {
    const [kind, metal, stone] = [nth(kinds, at), nth(metals, at / 7), nth(stones, at / 3)]
    const title = `${nth(names, at)} ${stone} ${kind} ${at}`
    const about = nth(sentences, at)
    const handle = `generated-${at}`
    for (const [size, value] of sizes.entries()) {
      const first = size === 0
      yield line([
        ...[handle, first ? title : '', first ? `<p>${about}</p>\n<p>${about} ${title}.</p>` : ''],
        ...(first ? ['Atelier', kind, `${kind}, ${stone}, gift`, 'TRUE'] : ['', '', '', '']),
        ...[first ? 'Metal' : '', metal, first ? 'Size' : '', value],
        ...[`G-${at}-${size}`, '4', 'shopify', String((at + size) % 9), 'deny'],
        ...[`${95 + (at % 4000)}.00`, ''],
        ...(size < 2
          ? [`https://pictures.example/${handle}-${size}.jpg`, `${size + 1}`]
          : ['', '']),
        ...[size < 2 ? `${title}, view ${size + 1}` : '', first ? 'active' : ''],
      ])
    }
  }
}

const columns = [
  ...['Handle', 'Title', 'Body (HTML)', 'Vendor', 'Type', 'Tags', 'Published'],
  ...['Option1 Name', 'Option1 Value', 'Option2 Name', 'Option2 Value'],
  ...['Variant SKU', 'Variant Grams', 'Variant Inventory Tracker', 'Variant Inventory Qty'],
  ...['Variant Inventory Policy', 'Variant Price', 'Variant Compare At Price'],
  ...['Image Src', 'Image Position', 'Image Alt Text', 'Status'],
]
const kinds = ['Ring', 'Earrings', 'Necklace', 'Bracelet', 'Pendant', 'Brooch']
const metals = ['18K yellow gold', '14K white gold', 'Sterling silver', 'Platinum 950']
const stones = ['Garnet', 'Moonstone', 'Topaz', 'Citrine', 'Onyx', 'Opal', 'Agate', 'Jade', 'Lapis']
const names = [
  'Alba',
  'Brina',
  'Cielo',
  'Dune',
  'Elm',
  'Fjord',
  'Grove',
  'Heath',
  'Isle',
  'Juniper',
]
const sizes = ['50', '52', '54']
const sentences = names.map((name) =>
  `${name} is made in our workshop, one at a time, and every setting is finished under the loupe. `.repeat(
    6,
  ),
)

const nth = (words: string[], at: number) => words[Math.floor(at) % words.length] ?? ''

const line = (cells: string[]) =>
  `${cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`
