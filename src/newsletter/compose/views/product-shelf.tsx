import type { AskedProduct } from '../rules/product-lines.ts'
import { priceInWords, type ShownProduct } from '../shown-products.ts'
import { MAIL_WIDTH, type Setting, sizeWithin } from './setting.ts'

/**
 * Renders products that follow each other: one is as wide as the mail, more are in two columns. A
 * table in a mail, because Outlook knows no other columns; a list on a page.
 */
export const ProductShelf = ({ asked, ...setting }: { asked: AskedProduct[] } & Setting) => {
  const { look } = setting
  const shown = asked.flatMap(({ key }) => setting.products.get(key) ?? [])
  if (shown.length === 0) return null
  if (!look.shelf)
    return (
      <ul class="product-grid">
        {shown.map((product) => (
          <li>
            <Card {...{ product, setting }} width={MAIL_WIDTH} />
          </li>
        ))}
      </ul>
    )
  const isPair = shown.length > 1
  const rows = isPair ? inPairs(shown) : [shown]
  const width = isPair ? (MAIL_WIDTH - GAP) / 2 : MAIL_WIDTH
  return (
    <table role="presentation" style={look.shelf}>
      {rows.map((row) => (
        <tr>
          {row.map((product, at) => (
            <td
              {...(isPair && { class: 'half', width: '50%' })}
              style={`${look.place}${isPair ? `;width:50%;padding-${at ? 'left' : 'right'}:${GAP / 2}px` : ''}`}
            >
              <Card {...{ product, setting, width }} />
            </td>
          ))}
          {isPair && row.length === 1 && <td class="half" style={look.place} />}
        </tr>
      ))}
    </table>
  )
}

/** Between two columns, in pixels. */
const GAP = 20

const inPairs = <T,>(all: T[]): T[][] =>
  all.flatMap((_, at) => (at % 2 === 0 ? [all.slice(at, at + 2)] : []))

const Card = (props: { product: ShownProduct; setting: Setting; width: number }) => {
  const { href, title, detail, picture } = props.product
  const { look, shop } = props.setting
  const { now, before } = priceInWords(shop, props.product)
  const size =
    picture?.width && picture.height ? sizeWithin(picture.width, picture.height, props.width) : {}
  const classes = look.card ? inMails : onPages
  return (
    <a href={href} style={look.card} class={classes.card}>
      {picture && <img src={picture.src} alt="" {...size} style={look.cardPicture} />}
      <span style={look.title} class={classes.title}>
        {title}
      </span>
      {detail && (
        <span class={classes.faint} style={look.detail}>
          {detail}
        </span>
      )}
      <span style={look.price} class={classes.price}>
        {now}
        {before && (
          <>
            {' '}
            <del class={classes.faint} style={look.before}>
              {before}
            </del>
          </>
        )}
      </span>
    </a>
  )
}

/** Mails need a class for dark mode only; pages have the classes of the shop's lists. */
const inMails = { card: undefined, title: undefined, price: undefined, faint: 'faint' }
const onPages = { card: 'card', title: 'card-title', price: 'price', faint: 'quiet' }
