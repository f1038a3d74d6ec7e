/** Finds the line of a byte in a file while the file streams through. */
export type LineCounter = {
  /** Passes the chunks on unchanged. */
  watch(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>
  /** The line number, from 1, of a byte that has passed. */
  lineAt(byte: number): number
}

export function lineCounter(): LineCounter {
  const newlines: number[] = []
  let passed = 0
  return {
    async *watch(source) {
      for await (const chunk of source) {
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1))
          newlines.push(passed + at)
        passed += chunk.length
        yield chunk
      }
    },
    lineAt(byte) {
      let low = 0
      let high = newlines.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((newlines[middle] ?? 0) < byte) low = middle + 1
        else high = middle
      }
      return low + 1
    },
  }
}
