// D1 accepts statements of up to 100,000 bytes; a literal is at most twice as long as its JSON
// (quotes are doubled).
const CHUNK = 45_000
const GROUP = 200

/** Rows in chunks that each fit into one statement. Each is made when it is asked for. */
export function* inChunks<Row>(rows: Iterable<Row>): Generator<Row[]> {
  let chunk: Row[] = []
  let room = CHUNK
  for (const row of rows) {
    const size = new TextEncoder().encode(JSON.stringify(row)).length
    if (chunk.length > 0 && size > room) {
      yield chunk
      chunk = []
      room = CHUNK
    }
    chunk.push(row)
    room -= size
  }
  if (chunk.length > 0) yield chunk
}

/** Products in groups that are in memory together. */
export function* inGroups<Product>(products: Iterable<Product>): Generator<Product[]> {
  let group: Product[] = []
  for (const product of products) {
    if (group.push(product) < GROUP) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
