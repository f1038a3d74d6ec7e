/** The cookie in which Cloudflare Access keeps its token. */
export const COOKIE = 'CF_Authorization'

/** Path of the page of the stand-in on which staff sign in. */
export const SIGN_IN = '/access/sign-in'
