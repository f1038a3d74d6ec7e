import { type Language, languages } from './platform/languages.ts'
import { encodePart } from './platform/tidy-path.ts'

/**
 * Every URL of the shop, in Shopify's scheme, as owners and search engines know it: `patterns` for
 * the routes, `paths` for the links. A new route adds both here.
 */
export const patterns = {
  home: '/',
  collections: '/collections',
  collection: '/collections/:handle',
  product: '/products/:handle',
  stockAlert: '/products/:handle/notify',
  confirmAlert: '/notify/confirm',
  stopAlerts: '/notify/stop',
  search: '/search',
  searchSuggest: '/search/suggest',
  ringSizes: '/pages/ring-sizes',
  policy: '/policies/:name',

  cart: '/cart',
  cartAdd: '/cart/add',
  cartChange: '/cart/change',
  cartDrawer: '/cart/drawer',
  engravingPreview: '/cart/engraving',
  /** Where a guest tells their ring size, or has it forgotten. */
  ringSize: '/cart/ring-size',
  /** `<variant>:<quantity>,…` */
  cartLink: '/cart/:link{[\\w-]+:[0-9]+(,[\\w-]+:[0-9]+)*}',

  /** Pieces that a guest keeps; hearts are posted here. */
  kept: '/kept',
  /** Puts a kept piece into the cart. */
  keptMove: '/kept/move',
  /** Takes a line out of the cart, to be kept. */
  keptLater: '/kept/later',
  keptLetGo: '/kept/let-go',
  keptShare: '/kept/share',
  keptShared: '/kept/shared/:token{[\\w-]{32}}',
  /** Switches pieces that are picked for a guest on and off. */
  forYou: '/kept/for-you',

  checkout: '/checkout',
  checkoutReturn: '/checkout/return',
  checkoutPay: '/checkout/pay',
  orderLookUp: '/orders',
  orderClose: '/orders/close',
  orderArrived: '/orders/arrived',
  order: '/orders/:number',
  orderCare: '/orders/:number/care',
  orderCertificate: '/orders/:number/certificate/:line',
  orderService: '/orders/:number/service',
  /** One click in a mail program: RFC 8058. */
  endReminder: '/orders/reminders/end',
  orderReminders: '/orders/:number/reminders',
  orderReminderEnd: '/orders/:number/reminders/end',
  orderReturn: '/orders/:number/return',
  orderReturnSlip: '/orders/:number/return/:return{[0-9a-f-]{36}}',
  orderReturnWithdraw: '/orders/:number/return/:return{[0-9a-f-]{36}}/withdraw',

  newsletter: '/newsletter',
  /** Takes the address from the footer to the page with the form; stores nothing. */
  newsletterStart: '/newsletter/start',
  newsletterAsked: '/newsletter/asked',
  newsletterConfirm: '/newsletter/confirm',
  newsletterConfirmed: '/newsletter/confirmed',
  preferences: '/newsletter/preferences',
  /** Where a new link to the preferences is asked for. */
  preferencesLink: '/newsletter/preferences/link',
  preferencesData: '/newsletter/preferences/data',
  preferencesForget: '/newsletter/preferences/forget',
  /** One click in a mail program: RFC 8058. */
  unsubscribe: '/newsletter/unsubscribe',
  newsletterArchive: '/newsletter/archive',
  archivedNewsletter: '/newsletter/archive/:slug',
  newsletterFeed: '/newsletter/archive.xml',

  desk: '/admin',
  deskAlive: '/admin/alive',
  deskStaff: '/admin/staff',
  deskStaffMember: '/admin/staff/:member',
  deskStaffRemove: '/admin/staff/:member/remove',
  deskStaffRestore: '/admin/staff/:member/restore',
  deskLog: '/admin/log',
  deskOrders: '/admin/orders',
  deskOrder: '/admin/orders/:number',
  deskOrderMove: '/admin/orders/:number/move',
  deskOrderUndo: '/admin/orders/:number/undo',
  deskOrderDate: '/admin/orders/:number/date',
  deskOrderAddress: '/admin/orders/:number/address',
  deskOrderNotes: '/admin/orders/:number/notes',
  deskOrderNote: '/admin/orders/:number/notes/:note',
  deskOrderMail: '/admin/orders/:number/mails/:mail',
  deskBench: '/admin/bench',
  deskSheets: '/admin/bench/sheets',
  deskLabels: '/admin/bench/labels',
  deskToBuy: '/admin/bench/to-buy',
  deskPackets: '/admin/bench/packets',
  deskPacket: '/admin/bench/packets/:packet',
  deskPiece: '/admin/pieces/:piece',
  deskParcels: '/admin/parcels',
  deskPacking: '/admin/parcels/packing',
  deskSlips: '/admin/parcels/slips',
  deskParcelExport: '/admin/parcels/export',
  deskParcelsDelivered: '/admin/parcels/delivered',
  deskParcel: '/admin/parcels/:parcel{[0-9a-f-]{36}}',
  deskOrderRefund: '/admin/orders/:number/refund',
  deskOrderRestock: '/admin/orders/:number/restock',
  deskOrderDecide: '/admin/orders/:number/decide',
  deskOrderDispute: '/admin/orders/:number/dispute',
  deskOrderReturn: '/admin/orders/:number/return',
  deskOrderChange: '/admin/orders/:number/change/:line',
  deskOrderChangeDrop: '/admin/orders/:number/changes/:change/drop',
  deskOrderTake: '/admin/orders/:number/take',
  deskOrderLink: '/admin/orders/:number/link',
  deskOrderHandOver: '/admin/orders/:number/hand-over',
  deskRefund: '/admin/refunds/:refund',
  deskReturns: '/admin/returns',
  deskReturn: '/admin/returns/:return{[0-9a-f-]{36}}',
  deskReturnSlip: '/admin/returns/:return{[0-9a-f-]{36}}/slip',
  deskServices: '/admin/services',
  deskService: '/admin/services/:service{[0-9a-f-]{36}}',
  deskNewOrder: '/admin/new-order',
  deskDraft: '/admin/new-order/:draft{[0-9a-f-]{36}}',
  deskDraftLine: '/admin/new-order/:draft{[0-9a-f-]{36}}/line',
  deskJournal: '/admin/journal',
  deskJournalFile: '/admin/journal/export',
  deskMails: '/admin/mails',
  deskMailSettled: '/admin/mails/:mail',
  deskParcelMail: '/admin/parcels/:parcel{[0-9a-f-]{36}}/mail',

  deskStatistics: '/admin/statistics',
  deskAudience: '/admin/statistics/audience',
  deskShopFigures: '/admin/statistics/shop',
  deskSiteFigures: '/admin/statistics/site',
  deskStatisticsFile: '/admin/statistics/export',
  deskChartNotes: '/admin/statistics/notes',
  deskChartNoteRemove: '/admin/statistics/notes/:note/remove',
  deskWeeklyMail: '/admin/statistics/mail',

  deskCampaigns: '/admin/newsletter',
  deskCampaign: '/admin/newsletter/campaigns/:campaign{[0-9a-f-]{36}}',
  deskCampaignPreview: '/admin/newsletter/campaigns/:campaign{[0-9a-f-]{36}}/preview',
  deskCampaignTest: '/admin/newsletter/campaigns/:campaign{[0-9a-f-]{36}}/test',
  deskCampaignMove: '/admin/newsletter/campaigns/:campaign{[0-9a-f-]{36}}/move',
  deskCampaignDelete: '/admin/newsletter/campaigns/:campaign{[0-9a-f-]{36}}/delete',
  deskTopics: '/admin/newsletter/topics',
  deskTopic: '/admin/newsletter/topics/:topic{[0-9a-f-]{36}}',
  deskSubscribers: '/admin/newsletter/subscribers',
  deskSubscriber: '/admin/newsletter/subscribers/:subscriber{[0-9a-f-]{36}}',
  deskSubscriberExport: '/admin/newsletter/subscribers/export',
  deskSubscriberImports: '/admin/newsletter/subscribers/imports',
  deskSubscriberImport: '/admin/newsletter/subscribers/imports/:import{[0-9a-f-]{36}}',

  /** Leads on to another site: `to` is signed. */
  out: '/out',
  /** Where a visitor sees what is counted, and can say that they do not want it. */
  counting: '/privacy/counting',
  /** Where a visitor sees what the shop keeps of this browser, takes it along, and has it forgotten. */
  yourData: '/privacy/your-data',
  yourDataFile: '/privacy/your-data/file',
  yourDataForget: '/privacy/your-data/forget',
  speculationRules: '/speculation-rules.json',

  stripeWebhook: '/webhooks/stripe',
  paypalWebhook: '/webhooks/paypal',
  resendWebhook: '/webhooks/resend',
  postmarkWebhook: '/webhooks/postmark',
  health: '/healthz',
  robots: '/robots.txt',
  sitemap: '/sitemap.xml',
  googleFeed: '/feeds/google.xml',
  llms: '/llms.txt',
  productText: '/products/:file{.+\\.md}',
} as const

/** Everything below a path, for middleware. */
export const areas = {
  cart: '/cart/*',
  kept: '/kept/*',
  checkout: '/checkout/*',
  orders: '/orders/*',
  desk: '/admin/*',
  /** Whose texts are long. */
  deskCampaigns: '/admin/newsletter/campaigns/*',
  webhooks: '/webhooks/*',
} as const

const query = (values: Record<string, string | number | string[] | undefined>) => {
  const entries = Object.entries(values).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => [key, String(each ?? '')]),
  )
  const text = new URLSearchParams(entries.filter(([, value]) => value !== '')).toString()
  return text ? `?${text}` : ''
}

/** How a list is filtered (query parameters of `facetQuery`) and sorted, and which page of it. */
type ListChoice = { facets?: Record<string, string[]>; sort?: string; page?: number }

const listQuery = ({ facets, sort, page }: ListChoice) => ({
  ...facets,
  sort: sort === 'featured' ? undefined : sort,
  page: page === 1 ? undefined : page,
})

export const paths = {
  home: () => patterns.home,
  collection: (handle: string, choice: ListChoice = {}) =>
    `/collections/${encodePart(handle)}${query(listQuery(choice))}`,
  /**
   * `sizes`: the system for ring sizes, if the visitor chose another than their country's. `shown`:
   * a variant whose metal is shown while no size is chosen. `from`: what led there, only counted.
   */
  product: (
    handle: string,
    variant?: string,
    view: {
      sizes?: string | undefined
      shown?: string | undefined
      from?: 'for-you' | undefined
    } = {},
  ) => `/products/${encodePart(handle)}${query({ variant, ...view })}`,
  /** Where to ask for one mail: when a sold-out variant is back, or when one in stock costs less. */
  stockAlert: (handle: string, variant?: string) =>
    `/products/${encodePart(handle)}/notify${query({ variant })}`,
  /** Where the mail leads that asks whether it was its reader who wants an alert. */
  confirmAlert: (token?: string) => `${patterns.confirmAlert}${query({ token })}`,
  /** Stops alerts to an address; posted to by mail programs too (RFC 8058). */
  stopAlerts: (token: string) => `${patterns.stopAlerts}${query({ token })}`,
  search: (q?: string, choice: ListChoice = {}) =>
    `${patterns.search}${query({ q, ...listQuery(choice) })}`,
  forYou: () => patterns.forYou,
  searchSuggest: () => patterns.searchSuggest,
  /** `ring`: handle of the ring that the visitor came from. */
  ringSizes: (ring?: string, sizes?: string) => `${patterns.ringSizes}${query({ ring, sizes })}`,
  /** A file of `static/`, one for each language. */
  ringSizer: (language: Language) =>
    `/pages/ring-sizer${language === languages[0] ? '' : `-${language}`}`,
  counting: () => patterns.counting,
  /** `forgotten`: whether everything has just been forgotten. */
  yourData: (forgotten = false) => patterns.yourData + (forgotten ? '?forgotten=yes' : ''),
  yourDataFile: () => patterns.yourDataFile,
  yourDataForget: () => patterns.yourDataForget,
  policy: (name: string) => `/policies/${name}`,
  picture: (name: string, width: number, format: 'avif' | 'webp') =>
    `/pictures/${name}-${width}.${format}`,
  /** Exists for the first picture of each product only. */
  sharedPicture: (name: string) => `/pictures/${name}-shared.jpg`,

  /**
   * `added`: when the first piece was put in, for a browser that has not shown the cookie yet; `done`:
   * what was just done, for a notice.
   */
  cart: (added?: number, done?: string) => `${patterns.cart}${query({ added, done })}`,
  cartLink: (lines: { variantId: string; quantity: number }[]) =>
    `/cart/${lines.map(({ variantId, quantity }) => `${variantId}:${quantity}`).join(',')}`,
  cartAdd: () => patterns.cartAdd,
  cartChange: () => patterns.cartChange,
  /** `line`: id of the one that was just added. */
  cartDrawer: (line?: string) => `${patterns.cartDrawer}${query({ line })}`,
  engravingPreview: () => patterns.engravingPreview,
  ringSize: () => patterns.ringSize,

  /** `done`: what was just done, for a notice. */
  kept: (done?: string) => `${patterns.kept}${query({ done })}`,
  keptMove: () => patterns.keptMove,
  keptLater: () => patterns.keptLater,
  keptLetGo: () => patterns.keptLetGo,
  keptShare: () => patterns.keptShare,
  /** What a guest keeps, for whoever has the link. */
  keptShared: (token: string) => `/kept/shared/${token}`,

  checkout: () => patterns.checkout,
  /** Leads on to the payment page of an order that staff placed. */
  checkoutPay: () => patterns.checkoutPay,
  checkoutReturn: (order: string) => `${patterns.checkoutReturn}${query({ order })}`,
  orderLookUp: () => patterns.orderLookUp,
  orderClose: () => patterns.orderClose,
  /** Where a shopper says that a parcel has arrived. */
  orderArrived: () => patterns.orderArrived,
  order: (number: string, token?: string) => `/orders/${number}${query({ token })}`,
  orderCare: (number: string) => `/orders/${number}/care`,
  orderCertificate: (number: string, line: string) => `/orders/${number}/certificate/${line}`,
  orderService: (number: string) => `/orders/${number}/service`,
  /** Where reminders of an order are asked for. */
  orderReminders: (number: string) => `/orders/${number}/reminders`,
  orderReminderEnd: (number: string) => `/orders/${number}/reminders/end`,
  /** Ends the reminder whose mail has the link. */
  endReminder: (token?: string) => `${patterns.endReminder}${query({ token })}`,
  orderReturn: (number: string) => `/orders/${number}/return`,
  /** The page of a return, with its slip while there is one. */
  orderReturnSlip: (number: string, id: string, token?: string) =>
    `/orders/${number}/return/${id}${query({ token })}`,
  orderReturnWithdraw: (number: string, id: string) => `/orders/${number}/return/${id}/withdraw`,

  /** Made by `outLink`: `to` another site, `sig` that the shop leads there. */
  out: (to: string, sig: string) => `${patterns.out}${query({ to, sig })}`,

  newsletter: () => patterns.newsletter,
  newsletterStart: () => patterns.newsletterStart,
  newsletterAsked: () => patterns.newsletterAsked,
  newsletterConfirm: (token?: string) => `${patterns.newsletterConfirm}${query({ token })}`,
  newsletterConfirmed: () => patterns.newsletterConfirmed,
  /** `done`: what was just done, for a notice. */
  preferences: (asked: { token?: string; done?: string } = {}) =>
    `${patterns.preferences}${query(asked)}`,
  preferencesLink: (done?: string) => `${patterns.preferencesLink}${query({ done })}`,
  preferencesData: () => patterns.preferencesData,
  preferencesForget: () => patterns.preferencesForget,
  unsubscribe: (token?: string) => `${patterns.unsubscribe}${query({ token })}`,
  newsletterArchive: (page = 1) =>
    `${patterns.newsletterArchive}${query({ page: page === 1 ? undefined : String(page) })}`,
  archivedNewsletter: (slug: string) => `${patterns.newsletterArchive}/${encodePart(slug)}`,
  newsletterFeed: () => patterns.newsletterFeed,

  desk: () => patterns.desk,
  deskAlive: () => patterns.deskAlive,
  /**
   * Answered by Cloudflare Access in front of the shop.
   * https://developers.cloudflare.com/cloudflare-one/access-controls/access-settings/session-management/
   */
  deskSignOut: () => '/cdn-cgi/access/logout',
  /** `done`: what has just been done, for a notice. */
  deskStaff: (done?: string) => `${patterns.deskStaff}${query({ done })}`,
  deskStaffMember: (id: string, done?: string) =>
    `${patterns.deskStaff}/${encodePart(id)}${query({ done })}`,
  deskStaffRemove: (id: string) => `${patterns.deskStaff}/${encodePart(id)}/remove`,
  deskStaffRestore: (id: string) => `${patterns.deskStaff}/${encodePart(id)}/restore`,
  deskLog: (filter: Record<string, string | undefined> = {}) =>
    `${patterns.deskLog}${query(filter)}`,
  /** `q`: what is searched for; the rest are filters. */
  deskOrders: (filter: Record<string, string | undefined> = {}) =>
    `${patterns.deskOrders}${query(filter)}`,
  /** `told`: what was just done, or what is asked for besides. */
  deskOrder: (number: string, told: Record<string, string | undefined> = {}) =>
    `${patterns.deskOrders}/${number}${query(told)}`,
  deskOrderMove: (number: string) => `${paths.deskOrder(number)}/move`,
  deskOrderUndo: (number: string) => `${paths.deskOrder(number)}/undo`,
  /** `day`: the new one that was chosen. */
  deskOrderDate: (number: string, day?: string) =>
    `${paths.deskOrder(number)}/date${query({ day })}`,
  deskOrderAddress: (number: string) => `${paths.deskOrder(number)}/address`,
  deskOrderChange: (number: string, line: string) =>
    `${paths.deskOrder(number)}/change/${encodePart(line)}`,
  deskOrderChangeDrop: (number: string, change: string) =>
    `${paths.deskOrder(number)}/changes/${encodePart(change)}/drop`,
  /** `as`: `text`, all of it to be printed. */
  deskOrderDispute: (number: string, as?: 'text') =>
    `${paths.deskOrder(number)}/dispute${query({ as })}`,
  deskOrderNotes: (number: string) => `${paths.deskOrder(number)}/notes`,
  deskOrderNote: (number: string, note: string) =>
    `${paths.deskOrderNotes(number)}/${encodePart(note)}`,
  deskOrderMail: (number: string, mail: string) =>
    `${paths.deskOrder(number)}/mails/${encodePart(mail)}`,
  /** Where staff say that the money of an order has come. */
  deskOrderTake: (number: string) => `${paths.deskOrder(number)}/take`,
  /** The link to pay again, or the end of an order that nobody has paid for. */
  deskOrderLink: (number: string) => `${paths.deskOrder(number)}/link`,
  deskOrderHandOver: (number: string) => `${paths.deskOrder(number)}/hand-over`,
  /** An order that staff place. */
  deskNewOrder: () => patterns.deskNewOrder,
  /** What is sold in it: `q` is what is looked for, `product` the handle of what is to be added. */
  deskDraft: (draft: string, look: Record<string, string | undefined> = {}) =>
    `${patterns.deskNewOrder}/${draft}${query(look)}`,
  deskDraftLine: (draft: string) => `${patterns.deskNewOrder}/${draft}/line`,
  /** `return`: the return that it is for. */
  deskOrderRefund: (number: string, asked: { return?: string } = {}) =>
    `${paths.deskOrder(number)}/refund${query(asked)}`,
  deskOrderRestock: (number: string) => `${paths.deskOrder(number)}/restock`,
  deskOrderDecide: (number: string) => `${paths.deskOrder(number)}/decide`,
  /** `done`: what was just done. */
  deskRefund: (refund: string, done?: string) =>
    `/admin/refunds/${encodePart(refund)}${query({ done })}`,
  deskOrderReturn: (number: string) => `${paths.deskOrder(number)}/return`,
  /** `show`: `settled`, those that somebody saw to. */
  deskMails: (filter: Record<string, string | undefined> = {}) =>
    `${patterns.deskMails}${query(filter)}`,
  deskMailSettled: (mail: string) => `${patterns.deskMails}/${encodePart(mail)}`,
  deskServices: (filter: Record<string, string | undefined> = {}) =>
    `${patterns.deskServices}${query(filter)}`,
  deskService: (id: string, told: Record<string, string | undefined> = {}) =>
    `${patterns.deskServices}/${id}${query(told)}`,
  deskReturns: (filter: Record<string, string | undefined> = {}) =>
    `${patterns.deskReturns}${query(filter)}`,
  deskReturn: (id: string, told: Record<string, string | undefined> = {}) =>
    `${patterns.deskReturns}/${id}${query(told)}`,
  deskReturnSlip: (id: string) => `${patterns.deskReturns}/${id}/slip`,
  deskBench: (filter: Record<string, string | undefined> = {}) =>
    `${patterns.deskBench}${query(filter)}`,
  /** Bench sheets and bag labels of these pieces, to be printed. */
  deskSheets: (pieces: string[]) => `${patterns.deskSheets}?pieces=${pieces.map(encodePart)}`,
  deskLabels: (pieces: string[]) => `${patterns.deskLabels}?pieces=${pieces.map(encodePart)}`,
  deskToBuy: (told: Record<string, string | undefined> = {}) =>
    `${patterns.deskToBuy}${query(told)}`,
  deskPackets: (told: Record<string, string | undefined> = {}) =>
    `${patterns.deskPackets}${query(told)}`,
  deskPacket: (packet: string) => `${patterns.deskPackets}/${encodePart(packet)}`,
  deskPiece: (piece: string, told: Record<string, string | undefined> = {}) =>
    `/admin/pieces/${encodePart(piece)}${query(told)}`,
  deskParcels: (filter: Record<string, string | undefined> = {}) =>
    `${patterns.deskParcels}${query(filter)}`,
  deskPacking: (filter: Record<string, string | undefined> = {}) =>
    `${patterns.deskPacking}${query(filter)}`,
  /** Packing slips of the parcels with these ids. */
  deskSlips: (parcels: string[]) => `${patterns.deskSlips}${query({ parcels: parcels.join(',') })}`,
  deskParcelExport: () => patterns.deskParcelExport,
  deskParcelsDelivered: () => patterns.deskParcelsDelivered,
  deskParcel: (parcel: string, filter: Record<string, string | undefined> = {}) =>
    `${patterns.deskParcels}/${parcel}${query(filter)}`,
  deskJournal: (filter: Record<string, string | undefined> = {}) =>
    `${patterns.deskJournal}${query(filter)}`,
  deskJournalFile: () => patterns.deskJournalFile,
  /** The mail about a parcel before it goes; `order`: the id of its order. */
  deskParcelMail: (parcel: string, order: string, kind: 'sent' | 'delivered') =>
    `${patterns.deskParcels}/${parcel}/mail${query({ order, kind })}`,

  /** `look`: a period, filters, and which figure the chart shows. */
  deskStatistics: (look: Record<string, string | undefined> = {}) =>
    `${patterns.deskStatistics}${query(look)}`,
  deskAudience: (look: Record<string, string | undefined> = {}) =>
    `${patterns.deskAudience}${query(look)}`,
  deskShopFigures: (look: Record<string, string | undefined> = {}) =>
    `${patterns.deskShopFigures}${query(look)}`,
  deskSiteFigures: (look: Record<string, string | undefined> = {}) =>
    `${patterns.deskSiteFigures}${query(look)}`,
  /** `table`: which of them, as CSV. */
  deskStatisticsFile: (table: string, look: Record<string, string | undefined> = {}) =>
    `${patterns.deskStatisticsFile}${query({ table, ...look })}`,
  deskChartNotes: () => patterns.deskChartNotes,
  deskChartNoteRemove: (note: string) => `${patterns.deskChartNotes}/${encodePart(note)}/remove`,
  deskWeeklyMail: () => patterns.deskWeeklyMail,

  deskCampaigns: (told: Record<string, string | undefined> = {}) =>
    `${patterns.deskCampaigns}${query(told)}`,
  /** `told`: what was just done, or what is asked for besides. */
  deskCampaign: (campaign: string, told: Record<string, string | undefined> = {}) =>
    `${patterns.deskCampaigns}/campaigns/${campaign}${query(told)}`,
  /** `as`: `html`, `text`, and how it is shown. */
  deskCampaignPreview: (campaign: string, look: Record<string, string | undefined> = {}) =>
    `${paths.deskCampaign(campaign)}/preview${query(look)}`,
  deskCampaignTest: (campaign: string) => `${paths.deskCampaign(campaign)}/test`,
  deskCampaignMove: (campaign: string) => `${paths.deskCampaign(campaign)}/move`,
  deskCampaignDelete: (campaign: string) => `${paths.deskCampaign(campaign)}/delete`,
  deskTopics: (told: Record<string, string | undefined> = {}) =>
    `${patterns.deskTopics}${query(told)}`,
  deskTopic: (topic: string, told: Record<string, string | undefined> = {}) =>
    `${patterns.deskTopics}/${topic}${query(told)}`,
  deskSubscribers: (filter: Record<string, string | undefined> = {}) =>
    `${patterns.deskSubscribers}${query(filter)}`,
  deskSubscriber: (subscriber: string, told: Record<string, string | undefined> = {}) =>
    `${patterns.deskSubscribers}/${subscriber}${query(told)}`,
  deskSubscriberExport: (filter: Record<string, string | undefined> = {}) =>
    `${patterns.deskSubscriberExport}${query(filter)}`,
  deskSubscriberImports: () => patterns.deskSubscriberImports,
  deskSubscriberImport: (id: string, told: Record<string, string | undefined> = {}) =>
    `${patterns.deskSubscriberImports}/${id}${query(told)}`,

  stripeWebhook: () => patterns.stripeWebhook,
  paypalWebhook: () => patterns.paypalWebhook,
  resendWebhook: () => patterns.resendWebhook,
  postmarkWebhook: () => patterns.postmarkWebhook,
  sitemap: () => patterns.sitemap,
  googleFeed: () => patterns.googleFeed,
  llms: () => patterns.llms,
  productText: (handle: string) => `/products/${encodePart(handle)}.md`,
}
