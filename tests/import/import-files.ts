import type { Currency } from '../../src/import/cells.ts'
import type { Header } from '../../src/import/columns.ts'
import type { Finding } from '../../src/import/findings.ts'
import { prepareProducts } from '../../src/import/prepare-products.ts'
import { nothing } from '../../src/import/present.ts'
import { type Reading, readProducts } from '../../src/import/read-products.ts'
import { readRows } from '../../src/import/read-rows.ts'
import type { Picture } from '../../src/import/records.ts'

const euro: Currency = { code: 'EUR', decimals: 2 }

/** Two products with the column names of Shopify's older exports. */
export const oldNames = `Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Position,Image Alt Text,Variant Image,SEO Title,SEO Description,Status
alba,Alba Hoops,"<p>Small hoops.</p>
<p>Hinged.</p>",Jegem,Jewelry > Earrings,Earrings,"Everyday, gold,Gold",true,Metal,18K gold,Size,12 mm,'0012,42,shopify,4,deny,240.00,290.00,,hoops-1.jpg,1,"Hoops, side",,Alba,Small 18K gold hoops,active
alba,,,,,,,,,Sterling silver,,12 mm,,38,shopify,0,continue,90.00,,'012345678905,hoops-2.jpg,2,Sterling silver hoops,hoops-2.jpg,,,
alba,,,,,,,,,,,,,,,,,,,,hoops-3.jpg,3,Worn,,,,
brina,Brina Bangle,,Jegem,,Bracelet,,false,Title,Default Title,,,BRI-1,60,shopify,-2,deny,1890.5,0.00,,,,,,,,active
`

/** The same two products with Shopify's column names of today. */
export const newNames = `Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option2 name,Option2 value,Price,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Product image URL,Image position,Image alt text,Variant image URL,SEO title,SEO description
Alba Hoops,alba,"<p>Small hoops.</p>
<p>Hinged.</p>",Jegem,Jewelry > Earrings,Earrings,"Everyday, gold,Gold",TRUE,Active,0012,,Metal,18K gold,Size,12 mm,240.00,290.00,shopify,4,DENY,42,hoops-1.jpg,1,"Hoops, side",,Alba,Small 18K gold hoops
,alba,,,,,,,,,012345678905,,Sterling silver,,12 mm,90.00,,shopify,0,CONTINUE,38,hoops-2.jpg,2,Sterling silver hoops,hoops-2.jpg,,
,alba,,,,,,,,,,,,,,,,,,,,hoops-3.jpg,3,Worn,,,
Brina Bangle,brina,,Jegem,,Bracelet,,FALSE,Active,BRI-1,,Title,Default Title,,,1890.5,0.00,shopify,-2,FALSE,60,,,,,,
`

/** Reads the text of a product CSV as the command does, in small chunks; HTML is left as it is. */
export async function readText(text: string | Uint8Array, currency = euro, encoding?: string) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 50) yield bytes.slice(at, at + 50)
  }
  const sheet = await readRows(pieces(), { encoding })
  const reading = readProducts(sheet, currency, (html) => html)
  return { sheet, stated: reading, ...(await intoEmptyShop(reading, sheet.header, currency)) }
}

/** The products of a file as an empty shop gets them, with all findings. */
export async function intoEmptyShop(
  reading: Reading,
  header: Header,
  currency = euro,
  pictures = new Map<string, Picture>(),
) {
  const { added, findings, leftOut } = await prepareProducts(reading, nothing, {
    ...{ header, currency, pictures, moved: new Map() },
    detailsOf: async () => new Map(),
  })
  const all = [...reading.findings, ...findings].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return { products: [...added], findings: all, leftOut }
}

/**
 * A file with the columns that most tests need: `rows` are lines of handle, title, option, value,
 * SKU, price.
 */
export const small = (...rows: string[]) =>
  ['URL handle,Title,Option1 name,Option1 value,SKU,Price', ...rows, ''].join('\n')

/** The errors as owners read them: line, column, message. */
export const errorsOf = ({
  findings,
}: {
  findings: Awaited<ReturnType<typeof readText>>['findings']
}) =>
  findings
    .filter(({ level }) => level === 'error')
    .map(({ line, field, message }) => `${line} ${field}: ${message}`)

/** Findings but those about stock that is not counted, as of files without the columns. */
export const butStock = (findings: Finding[]) =>
  findings.filter(({ message }) => !message.startsWith('Stock is not counted'))
