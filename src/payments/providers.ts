import type { Config } from '../platform/config.ts'
import { paypalPayments } from './paypal/payments.ts'
import { type PaymentProvider, PaymentsUnavailable } from './provider.ts'
import { stripePayments } from './stripe/payments.ts'

/** The providers that are on, by name; shoppers are offered the first one first. */
export type Providers = Record<string, PaymentProvider>

/** What has a provider: an order, by the name that it was placed with. */
type WithProvider = { provider: string }

export function openProviders(config: Config): Providers {
  const on = [
    ...(config.STRIPE_SECRET_KEY ? [stripePayments(config)] : []),
    ...(config.PAYPAL_CLIENT_ID ? [paypalPayments(config)] : []),
  ]
  return Object.fromEntries(on.map((provider) => [provider.name, provider]))
}

/** Names of those that are on, the first one first. */
export const providersOn = (config: Config): string[] => Object.keys(openProviders(config))

/** The provider that new orders go to, unless somebody chooses another. */
export function firstProvider({ providers }: { providers: Providers }): PaymentProvider {
  const [first] = Object.values(providers)
  if (!first) throw new Error('No payment provider is on')
  return first
}

/**
 * The provider that an order was placed with.
 *
 * @throws PaymentsUnavailable when it is not on any more: nobody can say how the payment stands
 */
export function providerOf(
  { providers }: { providers: Providers },
  { provider }: WithProvider,
): PaymentProvider {
  const found = providers[provider]
  if (!found) throw new PaymentsUnavailable(`${provider} is not on`)
  return found
}

/** Where the owner sees the payment of an order. Null: there is none, or its provider is not on. */
export const dashboardOf = (
  { providers }: { providers: Providers },
  { provider, paymentRef }: WithProvider & { paymentRef: string | null },
): string | null => (paymentRef && providers[provider]?.dashboard(paymentRef)) || null

/**
 * Does something with every provider, one after the other. One that fails does not stop the others:
 * the first failure is thrown at the end.
 */
export async function withEach<T>(
  { providers }: { providers: Providers },
  act: (provider: PaymentProvider) => Promise<T>,
): Promise<T[]> {
  const failures: unknown[] = []
  const done: T[] = []
  for (const provider of Object.values(providers))
    try {
      done.push(await act(provider))
    } catch (error) {
      failures.push(error)
    }
  if (failures.length > 0) throw failures[0]
  return done
}

/** The provider that a shopper has chosen; where that is none, the first one. */
export const chosenProvider = (
  on: { providers: Providers },
  name: string | undefined,
): PaymentProvider =>
  Object.values(on.providers).find((each) => each.name === name) ?? firstProvider(on)
