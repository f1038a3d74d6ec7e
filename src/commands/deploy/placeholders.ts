/** Names that RFC 2606 and RFC 6761 keep for examples and tests: nobody can own them. */
const reserved = /(^|\.)(example|test|invalid|localhost|local)$|(^|\.)example\.(com|net|org)$/i

/**
 * How the particulars of the demo shop begin, which no other shop may give: the law asks for true
 * ones.
 */
const demo: Record<string, string> = {
  legal_name: 'Jegem Fine ',
  address: 'Kanalstraat 12, 1017 ',
  phone: '+31 20 555 01 23',
}

/**
 * Settings that are well-formed and yet only examples, or good for a developer's machine alone; a
 * line each.
 */
export function faultsOfPlaceholders(vars: Record<string, unknown>): string[] {
  return [
    ...faultsOfOrigin(String(vars.SHOP_ORIGIN)),
    ...['MAIL_FROM', 'OWNER_MAIL'].flatMap((name) => faultsOfMail(name, String(vars[name]))),
    ...faultsOfNewsletter(vars),
    ...faultsOfDemo(vars.SHOP as Record<string, unknown>),
    ...faultsOfBase('STRIPE_API_BASE', vars.STRIPE_API_BASE, "Stripe's is https://api.stripe.com"),
    ...(vars.PAYPAL_API_BASE
      ? faultsOfBase(
          'PAYPAL_API_BASE',
          vars.PAYPAL_API_BASE,
          "PayPal's is https://api-m.paypal.com",
        )
      : []),
    ...faultsOfBase(
      'ANALYTICS_API_BASE',
      vars.ANALYTICS_API_BASE,
      "Cloudflare's is https://api.cloudflare.com",
    ),
  ]
}

function faultsOfOrigin(text: string): string[] {
  const url = new URL(text)
  if (reserved.test(url.hostname))
    return [
      `SHOP_ORIGIN ${text} is only an example. Give your shop's address, https://<your domain>`,
    ]
  if (url.protocol !== 'https:' || url.origin !== text.replace(/\/$/, ''))
    return [`SHOP_ORIGIN ${text} must be https:// and a domain, with no port and no path after it`]
  return []
}

function faultsOfMail(name: string, address: string): string[] {
  return reserved.test(address.split('@').at(-1) ?? '')
    ? [`${name} ${address} is only an example. Give an address that receives mail`]
    : []
}

function faultsOfNewsletter({ NEWSLETTER, NEWSLETTER_API_BASE: base }: Record<string, unknown>) {
  const { from } = (NEWSLETTER ?? {}) as { from?: string }
  return [
    ...(from === undefined ? [] : faultsOfMail('NEWSLETTER.from', from)),
    ...(base ? faultsOfBase('NEWSLETTER_API_BASE', base, 'leave it empty for the usual one') : []),
  ]
}

function faultsOfDemo(shop: Record<string, unknown>): string[] {
  return Object.entries(demo)
    .filter(([name, start]) => String(shop[name]).startsWith(start))
    .map(([name]) => `SHOP.${name} "${shop[name]}" is the demo shop's. Give your own`)
}

/** Keys are sent there. */
function faultsOfBase(name: string, value: unknown, right: string): string[] {
  return String(value).startsWith('https://') ? [] : [`${name} ${value} must be https://; ${right}`]
}
