/**
 * The request that a page view is counted by. A page that a browser fetched before its visitor came
 * to it is counted when it is shown: then the shop's script sends a HEAD for it, whose header `Seen`
 * is the address of the page before, or `-` without one. Read as the request for that page, all
 * other rules apply to it. Any other request is returned as it is.
 */
export function seenRequest(request: Request): Request {
  const seen = request.headers.get('Seen')
  const isOurs = request.headers.get('Sec-Fetch-Site') === 'same-origin'
  if (request.method !== 'HEAD' || seen === null || !isOurs) return request
  const headers = new Headers(request.headers)
  headers.set('Referer', seen.slice(0, 500))
  headers.set('Sec-Fetch-Dest', 'document')
  // That of the script: whether it is internal, the page before says.
  headers.delete('Sec-Fetch-Site')
  return new Request(request, { method: 'GET', headers })
}
