import { parse } from 'hono/utils/cookie'

/** The cookie of a browser that asked on the shop's own page not to be counted. */
export const UNCOUNTED = '__Host-uncounted'

/**
 * Why a browser is not counted: by its cookie, or by what it asks of every site, Global Privacy
 * Control and Do Not Track; null: nothing asks for it.
 */
export function whyUncounted(headers: Headers): 'switch' | 'gpc' | 'dnt' | null {
  if (parse(headers.get('Cookie') ?? '', UNCOUNTED)[UNCOUNTED] === '1') return 'switch'
  if (headers.get('Sec-GPC') === '1') return 'gpc'
  return headers.get('DNT') === '1' ? 'dnt' : null
}

/** Whether a browser asks not to be counted. */
export const optsOut = (headers: Headers): boolean => whyUncounted(headers) !== null
