import { expect, test, vi } from 'vitest'
import { isDisposable, MOST_LABELS } from '../../../src/newsletter/disposable.ts'
import { bindings } from '../../support/shop.ts'
import { signUp } from './support.ts'

const refused = (domain: string) => isDisposable(bindings, `anna@${domain}`)

/** Where people have mailboxes: providers of many countries, and services that forward. */
const wellKnown = [
  ...[
    'gmail.com',
    'googlemail.com',
    'outlook.com',
    'hotmail.com',
    'hotmail.nl',
    'live.nl',
    'msn.com',
  ],
  ...['yahoo.com', 'yahoo.de', 'ymail.com', 'aol.com', 'icloud.com', 'me.com', 'mac.com'],
  ...[
    'gmx.de',
    'gmx.net',
    'gmx.com',
    'web.de',
    't-online.de',
    'freenet.de',
    'posteo.de',
    'mailbox.org',
  ],
  ...['proton.me', 'protonmail.com', 'pm.me', 'tutanota.com', 'tuta.io', 'fastmail.com', 'hey.com'],
  ...['ziggo.nl', 'kpnmail.nl', 'xs4all.nl', 'hetnet.nl', 'planet.nl', 'home.nl', 'upcmail.nl'],
  ...[
    'orange.fr',
    'free.fr',
    'laposte.net',
    'wanadoo.fr',
    'libero.it',
    'virgilio.it',
    'telenet.be',
  ],
  ...[
    'skynet.be',
    'bluewin.ch',
    'seznam.cz',
    'wp.pl',
    'o2.pl',
    'interia.pl',
    'mail.ru',
    'yandex.ru',
  ],
  ...['comcast.net', 'att.net', 'verizon.net', 'btinternet.com', 'sky.com', 'virginmedia.com'],
  ...['qq.com', '163.com', 'naver.com', 'zoho.com', 'riseup.net', 'disroot.org', 'example.com'],
  ...[
    'privaterelay.appleid.com',
    'duck.com',
    'mozmail.com',
    'relay.firefox.com',
    'simplelogin.com',
  ],
  ...['aleeas.com', 'slmail.me', 'passmail.net', 'addy.io', 'anonaddy.com', 'anna.anonaddy.me'],
]

test('nobody is refused who has a mailbox at a well-known provider', async () => {
  const wrong = []
  for (const domain of wellKnown) if (await refused(domain)) wrong.push(domain)
  expect(wrong).toEqual([])
})

test('throwaway addresses are refused, in any letters and of any subdomain', async () => {
  const throwaway = ['mailinator.com', 'YOPMAIL.com', 'x.y.mailinator.com', '10minutemail.com']
  for (const domain of throwaway) expect(await refused(domain), domain).toBe(true)
  for (const domain of ['my-own-mailinator.com', 'mailinator.com.example'])
    expect(await refused(domain), domain).toBe(false)
})

test('the field says so, and what was typed stays', async () => {
  const answer = await signUp({ email: 'anna@mailinator.com', name: 'Anna' })
  expect(answer.status).toBe(422)
  expect(answer.page).toMatch(/id="email-error">[^<]*throwaway/)
  expect(answer.page).toContain('value="anna@mailinator.com"')
})

test('where the list is not to be had, everybody may sign up', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const fetch = async () => new Response(null, { status: 500 })
  const files = { ASSETS: { fetch } as unknown as Fetcher }
  expect(await isDisposable(files, 'anna@mailinator.com')).toBe(false)
  expect(log).toHaveBeenCalledOnce()
  log.mockRestore()
})

test('an address of a hundred labels costs no more than any other, and is known all the same', async () => {
  const list = await (await bindings.ASSETS.fetch('https://assets/disposable-domains.txt')).text()
  const domains = list.trim().split('\n')
  expect(Math.max(...domains.map((each) => each.split('.').length))).toBe(MOST_LABELS)
  const longest = domains.find((each) => each.split('.').length === MOST_LABELS) ?? ''
  const deep = 'a.'.repeat(80)
  expect(await refused(deep + longest)).toBe(true)
  const looked = vi.spyOn(String.prototype, 'includes')
  expect(await refused(`${deep}example.com`)).toBe(false)
  const times = looked.mock.contexts.filter((text) => String(text).length > 100_000).length
  looked.mockRestore()
  expect(times).toBe(MOST_LABELS)
})
