/** Lists of many pages, and the way to where one is. */
export const lists = {
  home: 'Home',
  titleOfPage: (title: string, page: number) => `${title}, page ${page}`,
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
}
