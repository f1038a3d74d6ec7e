import type Stripe from 'stripe'

type Method = Stripe.Checkout.SessionCreateParams.AllowedPaymentMethodType

/**
 * Ways of paying of which Stripe says at once whether the money came: "immediate notification"
 * (docs.stripe.com/payments/payment-methods#payment-notification). Not listed are those with a
 * "delayed notification": bank debits (`acss_debit`, `au_becs_debit`, `bacs_debit`,
 * `nz_bank_account`, `sepa_debit`, `us_bank_account`), bank transfers (`customer_balance`), vouchers
 * (`boleto`, `konbini`, `multibanco`, `oxxo`), `payto` and `sofort`; nor `giropay`, which has ended,
 * nor those of which its pages do not say it: `crypto`, `pix`, `upi`. What Stripe adds later is not
 * offered either until it is listed here; a test compares the list with the SDK's.
 *
 * `card` has Apple Pay and Google Pay in it. Stripe leaves out what the account, the currency or
 * the amount does not allow (docs.stripe.com/changelog/endive/2026-09-30).
 */
export const instantMethods: Method[] =
  'affirm afterpay_clearpay alipay alma amazon_pay bancontact billie bizum blik card cashapp eps fpx grabpay ideal kakao_pay klarna kr_card link mb_way mobilepay naver_pay p24 pay_by_bank payco paynow paypal paypay promptpay revolut_pay samsung_pay satispay scalapay sequra sunbit swish twint wechat_pay zip'.split(
    ' ',
  )
