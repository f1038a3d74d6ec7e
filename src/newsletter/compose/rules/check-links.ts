import { type Finding, stops, warns } from './fault.ts'
import type { LinkAddress } from './link-address.ts'

/** Services that hide where a link leads: mail filters distrust them. */
const shorteners =
  'bit.ly bitly.com tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly rb.gy t.ly tiny.cc shorturl.at lnkd.in'.split(
    ' ',
  )

/**
 * @param links of the text
 * @param dead paths of the shop that have no page
 */
export function checkLinks(
  links: { typed: string; address: LinkAddress }[],
  dead: string[],
): Finding[] {
  const typed = (fits: (address: LinkAddress) => boolean) =>
    links.filter(({ address }) => fits(address)).map(({ typed }) => typed || '( )')
  const host = (address: LinkAddress) =>
    address.kind === 'elsewhere' ? new URL(address.href).hostname.replace(/^www\./, '') : ''
  const isShort = (address: LinkAddress) => shorteners.includes(host(address))
  return [
    ...stops(
      'link-refused',
      typed(({ kind }) => kind === 'refused'),
    ),
    ...stops(
      'link-dead',
      typed((address) => address.kind === 'shop' && dead.includes(address.path)),
    ),
    ...warns('link-shortened', typed(isShort)),
    ...warns(
      'link-elsewhere',
      typed((address) => address.kind === 'elsewhere' && !isShort(address)),
    ),
  ]
}

/** A picture of the text: its description, where it is (null: nowhere), and whether that is there. */
export type CheckedPicture = { typed: string; alt: string; src: string | null; isThere: boolean }

export const checkPictures = (pictures: CheckedPicture[]): Finding[] => {
  const those = (fits: (picture: CheckedPicture) => boolean) =>
    pictures.filter(fits).map(({ typed }) => typed || '( )')
  return [
    ...warns(
      'alt-missing',
      those(({ alt }) => alt.trim() === ''),
    ),
    ...stops(
      'picture-missing',
      those(({ src, isThere }) => src === null || !isThere),
    ),
    ...warns(
      'picture-format',
      those(({ src }) => /\.(webp|avif|svg)$/i.test(src ?? '')),
    ),
  ]
}
