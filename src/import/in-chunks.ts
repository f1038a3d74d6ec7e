// D1 accepts statements of up to 100,000 bytes; a literal is at most twice as long as its JSON
// (quotes are doubled).
const CHUNK = 45_000

/** Rows in chunks that each fit into one statement. */
export function inChunks<Row>(rows: Row[]): Row[][] {
  const chunks: Row[][] = []
  let room = 0
  for (const row of rows) {
    const size = new TextEncoder().encode(JSON.stringify(row)).length
    const last = chunks.at(-1)
    if (last && size <= room) {
      last.push(row)
      room -= size
    } else {
      chunks.push([row])
      room = CHUNK - size
    }
  }
  return chunks
}
