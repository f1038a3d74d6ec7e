import assert from 'node:assert/strict'
import type { BrowserShop } from './browser-shop.ts'
import { clickThrough } from './click-through.ts'
import { look } from './look.ts'

/**
 * What a subscriber does with the links of the mail that welcomed them: chooses, takes a break,
 * leaves by one click, comes back, downloads what is known, and is forgotten.
 *
 * @param welcome `links` of that mail
 * @param hasScript without it, axe cannot look
 */
export async function leaveNewsletter(
  shop: BrowserShop,
  welcome: { links: string[] },
  hasScript: boolean,
): Promise<void> {
  const page = await shop.visitor({ javaScriptEnabled: hasScript })
  const linkTo = (path: string) => welcome.links.find((link) => link.includes(path)) ?? ''
  const seen = (name: string) => look(page, `preferences-${name}`, hasScript)

  await page.goto(linkTo('/newsletter/preferences'))
  assert.equal(new URL(page.url()).search, '')
  await seen('opened')
  const boxes = page.getByRole('checkbox')
  for (const box of await boxes.all()) await box.uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('you’d get nothing from us').first().waitFor()
  await seen('nothing-chosen')
  await boxes.last().check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved: from now on').waitFor()
  await page.getByLabel('For how long').selectOption('3')
  await page.getByRole('button', { name: 'Take a break' }).click()
  await page.getByText('You’re taking a break').waitFor()
  await seen('paused')
  await page.getByRole('button', { name: 'End the break now' }).click()
  await page.getByText('The break is over').waitFor()

  const leave = linkTo('/newsletter/unsubscribe')
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  assert.equal((await fetch(leave, { method: 'POST', body, redirect: 'manual' })).status, 200)
  await page.goto(leave)
  await page.getByText('Was it a mistake?').waitFor()
  await seen('left')
  await page.getByRole('button', { name: 'Come back' }).click()
  await page.getByRole('heading', { name: 'You’re back' }).waitFor()
  await seen('back')
  await page.goto(leave)
  await page.getByRole('heading', { name: 'Leave the newsletter?' }).waitFor()
  await seen('asks')

  await page.goto('/newsletter/preferences')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download it' }).click(),
  ])
  assert.equal(file.suggestedFilename(), 'newsletter-data.json')
  await clickThrough(page.getByRole('link', { name: 'Be forgotten' }))
  await seen('forget')
  await page.getByRole('button', { name: 'Erase everything' }).click()
  await page.getByRole('heading', { name: 'You’re forgotten' }).waitFor()
  await seen('forgotten')
  await page.goto('/newsletter/preferences')
  await page.getByText('This link doesn’t work any more').waitFor()
  await seen('link')
}
