/** Whether a browser fetches or renders a page that nobody has asked for yet. */
export const isPrefetch = (headers: Headers): boolean =>
  ['Sec-Purpose', 'Purpose'].some((name) => headers.get(name)?.slice(0, 100).includes('prefetch'))
