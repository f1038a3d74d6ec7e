import { paypalCurrencies } from './currencies.ts'

/** The secrets of each payment provider, and where an owner finds them. One is on with all of its own. */
const paymentSecrets = {
  Stripe: {
    STRIPE_SECRET_KEY: 'the secret key at dashboard.stripe.com/apikeys',
    STRIPE_WEBHOOK_SECRET: 'the signing secret of its webhook at dashboard.stripe.com/webhooks',
  },
  PayPal: {
    PAYPAL_CLIENT_ID: 'the Client ID of the app at developer.paypal.com',
    PAYPAL_SECRET: 'the Secret key of the app at developer.paypal.com',
    PAYPAL_WEBHOOK_ID: 'the Webhook ID of the app’s webhook at developer.paypal.com',
  },
} as const

type Provider = keyof typeof paymentSecrets
type Names = { [P in Provider]: keyof (typeof paymentSecrets)[P] }[Provider]

/** The names of the secrets of each provider. */
export const namesOfProviders = Object.entries(paymentSecrets).map(([provider, secrets]) => ({
  provider: provider as Provider,
  names: Object.keys(secrets) as Names[],
}))

type Given = Partial<Record<Names, string | undefined>> & {
  SHOP: { currency: string }
  PAYPAL_API_BASE: string
  PAYMENT_PAGE_ORIGINS: string[]
}

/** What keeps the providers from being on: a shop has one at least, and each has all of its secrets. */
export function faultsOfProviders(given: Given): [name: string, says: string][] {
  const begun = namesOfProviders.filter(({ names }) => names.some((name) => given[name]))
  if (begun.length === 0) {
    const [stripe = '', paypal = ''] = namesOfProviders.map(({ names }) => names.join(', '))
    return [['STRIPE_SECRET_KEY', `is missing: nobody can pay. Give ${stripe}, or ${paypal}`]]
  }
  const says = begun.flatMap(({ provider, names }) =>
    names
      .filter((name) => !given[name])
      .map((name): [string, string] => [
        name,
        `is missing: ${whereabouts[name]}; without ${provider}, leave out all of ${names.join(', ')}`,
      ]),
  )
  return begun.some(({ provider }) => provider === 'PayPal')
    ? [...says, ...faultsOfPayPal(given)]
    : says
}

const whereabouts: Record<Names, string> = { ...paymentSecrets.Stripe, ...paymentSecrets.PayPal }

/** PayPal is on in a currency that it charges, and where its page may be shown. */
function faultsOfPayPal(given: Given): [name: string, says: string][] {
  const { currency } = given.SHOP
  const page = given.PAYPAL_API_BASE.replace('//api-m.', '//www.')
  const says: [string, string][] = []
  if (!paypalCurrencies.has(currency))
    says.push([
      'PAYPAL_CLIENT_ID',
      `must be left out, with all of PayPal: it does not charge ${currency} as this shop counts it`,
    ])
  if (!given.PAYMENT_PAGE_ORIGINS.includes(page))
    says.push(['PAYMENT_PAGE_ORIGINS', `must also name ${page}, where PayPal's page is`])
  return says
}
