import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import { chargeFault } from '../../platform/money.ts'
import { mailLink } from '../../ui/mail-link.tsx'
import { uiWords } from '../../ui/words.ts'
import { type CartLine, goodsTotal } from '../rules.ts'
import { cartWords } from '../words.ts'

type Props = { config: Pick<Config, 'shop' | 'MAIL_FROM'>; lines: CartLine[] }

/** Renders the way to the checkout, or why there is none. */
export const CheckOut = ({ config, lines }: Props) => {
  const { shop } = config
  if (!lines.every((line) => line.available)) return <p class="error">{cartWords().removeFirst}</p>
  if (chargeFault(goodsTotal(lines), shop.currency) === 'total-too-large')
    return (
      <p class="notice notice-bad">
        {uiWords().prices.tooMuch(mailLink(config, cartWords().title), shop.phone)}
      </p>
    )
  return (
    <a class="button" href={paths.checkout()}>
      {cartWords().checkOut}
    </a>
  )
}
