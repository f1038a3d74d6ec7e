/** Finds the line of a byte in a file while the file streams through. */
export type LineCounter = {
  /** Passes the chunks on unchanged. */
  watch(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>
  /** The line number, from 1, of a byte that has passed. Bytes are asked for in ascending order. */
  lineAt(byte: number): number
}

const [LF, CR] = [10, 13]

/** Lines end with LF, CRLF or CR. */
export function lineCounter(): LineCounter {
  /** Last bytes of the line ends that have passed and were not asked for. */
  let ends: number[] = []
  let counted = 0
  let passed = 0
  let afterCr = false
  return {
    async *watch(source) {
      for await (const chunk of source) {
        for (let at = 0; at < chunk.length; at++) {
          const byte = chunk[at]
          if (byte === LF && afterCr) ends[ends.length - 1] = passed + at
          else if (byte === LF || byte === CR) ends.push(passed + at)
          afterCr = byte === CR
        }
        passed += chunk.length
        yield chunk
      }
    },
    lineAt(byte) {
      let before = 0
      while (before < ends.length && (ends[before] ?? 0) < byte) before++
      ends = ends.slice(before)
      counted += before
      return counted + 1
    },
  }
}
