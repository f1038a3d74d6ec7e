/** Every letter from one code point to another. */
export const letterRange = (from: number, to: number): string =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at))
