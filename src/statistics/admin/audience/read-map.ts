/** The countries of the map, each as the outline of a path. */
export type WorldMap = { viewBox: string; countries: { code: string; outline: string }[] }

/** Of all desks of this Worker: the file is the same until the shop is deployed again. */
let kept: WorldMap | undefined

/**
 * Reads the map that `npm run generate:map` draws.
 *
 * @returns null where the file is not to be had: the list of countries says the same
 */
export async function readMap({ ASSETS }: { ASSETS: Fetcher }): Promise<WorldMap | null> {
  if (kept) return kept
  const answer = await ASSETS.fetch('https://assets/countries.svg').catch(() => null)
  if (!answer?.ok) return null
  const file = await answer.text()
  kept = {
    viewBox: /viewBox="([^"]*)"/.exec(file)?.[1] ?? '',
    countries: [...file.matchAll(/id="(..)" d="([^"]*)"/g)].map(([, code = '', outline = '']) => ({
      code,
      outline,
    })),
  }
  return kept
}
