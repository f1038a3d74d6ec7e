/** The words of markup. */
export const wordsOf = (html: string) => html.replace(/<[^>]*>/g, '').trim()

/** The rows of a panel of a page: what each is called, where it leads, and its figures. */
export function rowsOf(
  page: string,
  panel: string,
): { name: string; href: string; cells: string[] }[] {
  const [, section = ''] =
    new RegExp(`aria-labelledby="${panel}-title">(.*?)</section>`, 's').exec(page) ?? []
  const [, body = ''] = /<tbody>(.*?)<\/tbody>/s.exec(section) ?? []
  return [...body.matchAll(/<tr><th[^>]*>(.*?)<\/th>(.*?)<\/tr>/gs)].map(
    ([, th = '', tds = '']) => ({
      name: wordsOf(th),
      href: (/href="([^"]*)"/.exec(th)?.[1] ?? '').replaceAll('&amp;', '&'),
      cells: [...tds.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => wordsOf(cell)),
    }),
  )
}
