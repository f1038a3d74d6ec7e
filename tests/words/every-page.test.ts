import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { webhooksGoTo } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import {
  greek,
  greekShop,
  namesWithoutStyles,
  routesNotWalked,
  whatDidNotComeThrough,
} from './greek-shop.ts'
import { walkAftercare } from './walk-aftercare.ts'
import { walkDesk } from './walk-desk.ts'
import { walkHolds } from './walk-holds.ts'
import { walkForYou, walkKept } from './walk-kept.ts'
import { walkPreferences, walkPreferencesLink, walkUnsubscribe } from './walk-newsletter.ts'
import {
  walkCheckout,
  walkLookUp,
  walkOrder,
  walkParcels,
  walkUnpaidOrders,
} from './walk-orders.ts'
import { walkProblems } from './walk-problems.ts'
import { walkReminders } from './walk-reminders.ts'
import { walkReturns } from './walk-returns.ts'
import {
  walkAlerts,
  walkArchive,
  walkCart,
  walkCounting,
  walkLists,
  walkProducts,
  walkRefusals,
  walkRingSize,
  walkSignUp,
  walkYourData,
} from './walk-shop.ts'

const shop = greekShop()
webhooksGoTo(shop.answer)

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

test('lists, searches and what programs read', () => walkLists(shop))
test('the archive of newsletters', () => walkArchive(shop))
test('whether visits are counted, and the switch', () => walkCounting(shop))
test('what is kept of a browser', () => walkYourData(shop))
test('a product in every state', () => walkProducts(shop))
test('a mail when something is back: asked for, refused and stopped', () => walkAlerts(shop))
test('newsletters: asked for, refused, confirmed and followed again', () => walkSignUp(shop))
test('what the cart refuses, and the preview of an engraving', () => walkRefusals(shop))
test('a ring size told, refused and forgotten', () => walkRingSize(shop))
test('what a subscriber gets, in every state', () => walkPreferences(shop))
test('a link to it, asked for and refused', () => walkPreferencesLink(shop))
test('leaving by the link of a mail, and coming back', () => walkUnsubscribe(shop))
test('a cart in every state, its link and refused changes', () => walkCart(shop))
test('what is kept in every state, moved, let go of and shared', () => walkKept(shop))
test('pieces picked for a guest, and the switch', () => walkForYou(shop))
test('the checkout in every state', () => walkCheckout(shop))
test('too many unpaid orders, and a payment that nobody can ask about', () =>
  walkUnpaidOrders(shop))
test('what is held too long, too much or too often', () => walkHolds(shop))
test('an order in every state and with every event', () => walkOrder(shop))
test('an order whose pieces are made, sent in parcels, arrive and come back', () =>
  walkParcels(shop))
test('pieces are given back, in every way', () => walkReturns(shop))
test('what comes after an order, in every way', () => walkAftercare(shop))
test('reminders of an order: asked for, refused, listed and ended', () => walkReminders(shop))
test('the look-up of an order in every state', () => walkLookUp(shop))
test('the staff and the log of the desk', () => walkDesk(shop))
test('every page about a problem', () => walkProblems(shop))

test('every word came through, on every route', () => {
  expect(whatDidNotComeThrough()).toEqual([])
  expect(routesNotWalked()).toEqual([])
})

test('no page uses a name that only the style sheet of another page has', () => {
  expect(namesWithoutStyles()).toEqual([])
})

test('without readable settings the shop speaks its first language, and says which', async () => {
  const { page, status } = await greekShop({ ...greek, TAX: null as never })
    .visitor()
    .get('/')
  expect(status).toBe(503)
  expect(page).toContain('<html lang="en">')
  expect(page).toContain('<title>This shop isn’t set up yet</title>')
})
