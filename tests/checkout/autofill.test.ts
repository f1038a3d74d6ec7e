import { expect, test } from 'vitest'
import { anna } from '../support/anna.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { visitor } from '../support/shop.ts'

type Control = Record<string, string> & { tag: string; id: string }

/** Every input, list and text field that somebody fills in, with its attributes. */
async function controlsIn(page: string): Promise<Control[]> {
  const found: Control[] = []
  const reader = new HTMLRewriter().on('#checkout input, #checkout select, #checkout textarea', {
    element({ tagName, attributes }) {
      const control: Control = { tag: tagName, id: '' }
      for (const [name = '', value = ''] of attributes) control[name] = value
      if (!/hidden|radio|checkbox/.test(control.type ?? '')) found.push(control)
    },
  })
  await reader.transform(new Response(page)).text()
  return found.filter(({ name }) => name !== 'topic')
}

/** The checkout as a country has it, in both addresses. */
async function checkoutIn(country: string): Promise<Control[]> {
  const shopper = visitor()
  await addToCart(shopper, await offerRing())
  const { page } = await shopper.get('/checkout')
  const typed = { ...anna, country, billing_country: country, update: 'country' }
  return controlsIn((await shopper.submit('/checkout', page, typed)).page)
}

/**
 * What a browser's address book fills in, by the HTML standard's names of fields
 * (html.spec.whatwg.org, "Autofill"). A browser fills in one section at a time: with one of their
 * own, telephone and e-mail would stay empty.
 */
const person = {
  email: 'input email',
  phone: 'input tel',
}
const address = {
  country: 'select country',
  name: 'input name',
  line1: 'input address-line1',
  line2: 'input address-line2',
}
const parts: Record<string, Record<string, string>> = {
  NL: { postcode: 'input postal-code', city: 'input address-level2' },
  DE: { postcode: 'input postal-code', city: 'input address-level2' },
  US: {
    postcode: 'input postal-code',
    city: 'input address-level2',
    state: 'select address-level1',
  },
  JP: { postcode: 'input postal-code', state: 'select address-level1' },
}

test.each(Object.entries(parts))(
  'a browser’s address book fills in the whole checkout in %s',
  async (country, own) => {
    const controls = await checkoutIn(country)
    const asked = controls.map(({ id, tag, autocomplete = '' }) => [id, `${tag} ${autocomplete}`])
    const shipping = (what: string) => what.replace(' ', ' shipping ')
    const wanted = [
      ...Object.entries({ ...person, ...address, ...own }).map(([id, what]) => [
        id,
        shipping(what),
      ]),
      ...Object.entries({ ...address, ...own }).map(([id, what]) => [
        `billing_${id}`,
        what.replace(' ', ' billing '),
      ]),
      // Nobody has it in an address book.
      ['gift_message', 'textarea '],
    ]
    expect(asked).toEqual(wanted)
    for (const { id, name } of controls) expect(name).toBe(id)
  },
)

test('a telephone brings up its keyboard for numbers, an address for mail one with @', async () => {
  const controls = await checkoutIn('NL')
  const typeOf = (id: string) => {
    const control = controls.find((each) => each.id === id)
    return [control?.type, control?.inputmode]
  }
  expect(typeOf('email')).toEqual(['email', 'email'])
  expect(typeOf('phone')).toEqual(['tel', 'tel'])
  // A postcode has letters in many countries.
  expect(typeOf('postcode')).toEqual([undefined, undefined])
})
