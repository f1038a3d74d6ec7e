import type { Page } from 'playwright-core'

type Problem = {
  status: number
  heading: string
  /** How a visitor comes to it. */
  open: (page: Page) => Promise<unknown>
}

/** Every page that says why there is not what was asked for. */
export const problemPages: Record<string, Problem> = {
  'an address that leads nowhere': {
    status: 404,
    heading: 'This page isn’t here',
    open: (page) => page.goto('/nowhere'),
  },
  'an order of somebody else': {
    status: 404,
    heading: 'This order won’t open here',
    open: (page) => page.goto('/orders/J-ABCDEFGH'),
  },
  'an address that a browser has no business with': {
    status: 405,
    heading: 'This address doesn’t work that way',
    open: (page) => page.goto('/webhooks/stripe'),
  },
  'a form from elsewhere': {
    status: 403,
    heading: 'This form came from elsewhere',
    open: async (page) => {
      const { href } = new URL('/orders/close', await visitShop(page))
      await page.goto('about:blank')
      await send(page, href)
    },
  },
  'a form with too much in it': {
    status: 413,
    heading: 'That’s too much',
    open: async (page) => {
      await visitShop(page)
      await send(page, '/orders/close', 'a'.repeat(70_000))
    },
  },
  'a form sent too often': {
    status: 429,
    heading: 'One moment',
    open: async (page) => {
      const { href, origin } = new URL('/orders/close', await visitShop(page))
      const sent = { headers: { Origin: origin }, form: {}, maxRedirects: 0 }
      for (let at = 0; (await page.request.post(href, sent)).status() !== 429; at++)
        if (at > 200) throw new Error('Nobody brakes the form')
      await send(page, href)
    },
  },
}

async function visitShop(page: Page): Promise<string> {
  await page.goto('/policies/terms')
  return page.url()
}

/** Sends a form from the page where the visitor is. */
async function send(page: Page, action: string, text = ''): Promise<void> {
  const form = `Object.assign(document.createElement('form'), { method: 'post', action: '${action}' })`
  const field = `Object.assign(document.createElement('input'), { name: 'text', value: '${text}' })`
  const answered = page.waitForEvent('framenavigated')
  await page.evaluate(`{
    const form = ${form}
    form.append(${field})
    document.body.append(form)
    form.submit()
  }`)
  await answered
  await page.waitForLoadState()
}
