import { newId } from './account.ts'
import { Refusal } from './refusal.ts'

/** Nine hours, as PayPal's. */
const LIFE = 32_400

/** Access tokens, for the credentials of the shop's app. */
export function createTokens(
  credentials: { clientId: string; clientSecret: string },
  now: () => number,
) {
  const valid = new Map<string, number>()
  const basic = btoa(`${credentials.clientId}:${credentials.clientSecret}`)

  return {
    /** POST /v1/oauth2/token, with status and body of the answer. */
    give(authorization: string | undefined, form: URLSearchParams): [200 | 400 | 401, object] {
      if (authorization !== `Basic ${basic}`)
        return [401, { error: 'invalid_client', error_description: 'Client Authentication failed' }]
      if (form.get('grant_type') !== 'client_credentials')
        return [
          400,
          { error: 'unsupported_grant_type', error_description: 'Grant Type is NULL or unknown' },
        ]
      const token = `A21AA${newId(60)}`
      valid.set(token, now() + LIFE * 1000)
      const scope =
        'https://uri.paypal.com/services/payments/payment/authcapture https://uri.paypal.com/services/payments/refund https://uri.paypal.com/services/disputes/read-seller https://uri.paypal.com/services/reporting/search/read'
      return [
        200,
        {
          scope,
          access_token: token,
          token_type: 'Bearer',
          app_id: 'APP-80W284485P519543T',
          expires_in: LIFE,
          nonce: new Date(now()).toISOString(),
        },
      ]
    },
    check(authorization: string | undefined): void {
      const [, token = ''] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? []
      const until = valid.get(token)
      if (!until || until <= now()) throw new Refusal(401, 'AUTHENTICATION_FAILURE')
    },
    /** Every token that was given is worth nothing any more. */
    expire: (): void => valid.clear(),
  }
}
