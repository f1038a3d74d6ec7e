/** RFC 5321 allows no longer path; cut before anything is normalized. */
const MOST_LETTERS = 254

/**
 * The HTML Standard's "valid e-mail address", with a dot in its domain, and before the @ no more
 * than mail servers must take (RFC 5321, section 4.5.3.1.1).
 */
const form =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i

/**
 * An e-mail address as it was typed, mended where keyboards and copying spoil it: letters of any
 * width, blanks around it, invisible signs, a dot at the end. Null when it is none.
 *
 * The domain may be of any script; what stands before it is ASCII: Cloudflare "does not support
 * internationalized email addresses", only domains (Email Routing, known limitations).
 */
export function readEmail(text: string): string | null {
  if (text.length > 2 * MOST_LETTERS) return null
  const typed = text
    .normalize('NFKC')
    .replace(/\p{Cf}|\s+$|^\s+|\s*(?=@)|(?<=@)\s*|[.。]+\s*$/gu, '')
  const ascii = asciiEmail(typed)
  const valid = form.test(ascii) && !/\.\d+$/.test(ascii)
  return valid && ascii.length <= MOST_LETTERS ? typed : null
}

/**
 * Whether an address fails only by letters before the @ that no mail of ours can carry: Ελένη.
 */
export const hasForeignLetters = (text: string): boolean =>
  /^[^@]*[^\p{ASCII}@]/u.test(text) &&
  readEmail(text.replace(/[^\p{ASCII}](?=.*@)/gu, 'x')) !== null

/**
 * The address as mail servers know it: its domain in ASCII, `anna@xn--mller-kva.de` (IDNA by
 * Unicode Technical Standard 46, as URLs have it).
 */
export function asciiEmail(email: string): string {
  const at = email.lastIndexOf('@') + 1
  const domain = email.slice(at)
  const url = `http://${domain}`
  // Whatever else a URL may hold is no domain.
  if (/[\s%:/?#@\\[\]]/.test(domain) || !URL.canParse(url)) return email
  return email.slice(0, at) + new URL(url).hostname
}

/**
 * The form of an e-mail address, as `readEmail` gives it, by which it is looked up:
 * `Ann@Müller.de` and `ann@xn--mller-kva.de` are one. Mail servers may tell `Ann` from `ann`, but
 * none is known that does.
 */
export const foldEmail = (email: string): string => asciiEmail(email).toLowerCase()

/**
 * The mailbox of an address as far as can be told, to limit mails and for nothing else: without what
 * stands after `+` (RFC 5233, section 1), and at Gmail without dots, which it does not look at
 * (support.google.com/mail/answer/7436150).
 */
export const mailboxOf = (email: string): string =>
  foldEmail(email)
    .replace(/(?<=.)\+[^@]*(?=@)/, '')
    .replace(/\.(?=[^@]*@g(?:oogle)?mail\.com$)/g, '')
