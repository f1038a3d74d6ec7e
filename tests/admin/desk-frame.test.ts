import { expect, test } from 'vitest'
import { packDeskSheets } from '../../src/desk-sheets.ts'
import { sheets } from '../../src/sheets.ts'
import { atTheDesk } from '../support/desk.ts'
import { visitor } from '../support/shop.ts'

const deskSheets = packDeskSheets()

async function hashOf(sheet: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sheet))
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`
}

const policyOf = ({ headers }: { headers: Headers }) => headers.get('Content-Security-Policy') ?? ''

test('the desk allows its own style sheets, and no page of the shop allows or loads them', async () => {
  const policy = policyOf(await (await atTheDesk('owner')).get('/admin/alive'))
  const page = await visitor().get('/')
  for (const sheet of Object.values(deskSheets)) {
    const hash = await hashOf(sheet)
    expect(policy).toContain(hash)
    expect(policyOf(page)).not.toContain(hash)
  }
  expect(page.page).not.toContain('/desk.js')
})

test('who is refused at the desk sees a page whose style sheets are allowed', async () => {
  const refused = await visitor().get('/admin')
  expect(refused.status).toBe(403)
  const [, styles = ''] = /<style>([\s\S]*?)<\/style>/.exec(refused.page) ?? []
  expect(styles).toBe(sheets.plain)
  expect(policyOf(refused)).toContain(await hashOf(styles))
})
