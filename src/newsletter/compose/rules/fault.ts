/** What a check of a campaign found, before it is said in words. */
export type Finding = {
  check: CheckName
  severity: 'stops' | 'warns'
  /** What it was found in: links, products, words of the text. */
  in?: string[]
}

export type CheckName =
  | 'subject-missing'
  | 'subject-too-long'
  | 'subject-long'
  | 'subject-capitals'
  | 'preheader-missing'
  | 'body-missing'
  | 'name-alone'
  | 'placeholder-left'
  | 'note-left'
  | 'html-left'
  | 'product-line'
  | 'product-missing'
  | 'product-sold-out'
  | 'product-on-request'
  | 'product-repriced'
  | 'price-by-hand'
  | 'link-refused'
  | 'link-dead'
  | 'link-shortened'
  | 'link-elsewhere'
  | 'alt-missing'
  | 'picture-missing'
  | 'picture-format'
  | 'too-large'
  | 'no-unsubscribe'
  | 'no-provider'
  | 'no-key'
  | 'no-webhook-secret'
  | 'no-address'
  | 'no-topic'
  | 'no-audience'

export const stops = (check: CheckName, found: string[] = ['']): Finding[] =>
  finding(check, 'stops', found)

export const warns = (check: CheckName, found: string[] = ['']): Finding[] =>
  finding(check, 'warns', found)

/** A finding, if it was found in anything; each place once. */
function finding(check: CheckName, severity: 'stops' | 'warns', found: string[]): Finding[] {
  const places = [...new Set(found)]
  if (places.length === 0) return []
  return [{ check, severity, ...(places[0] !== '' && { in: places }) }]
}
