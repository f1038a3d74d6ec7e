import { expect, test } from 'vitest'
import { offerRing } from '../support/catalogue.ts'
import { type Visitor, visitor } from '../support/shop.ts'

const button = (page: string, handle: string) =>
  page.match(/<button class="heart[^>]*>/g)?.find((tag) => tag.includes(`value="${handle}"`)) ?? ''
const keep = (who: Visitor, handle: string) => who.post('/kept', { keep: handle })

test('hearts and the header say what each guest keeps, on the same kept page', async () => {
  const [ring, other] = [
    await offerRing({ title: 'Heart ring' }),
    await offerRing({ title: 'Heart band' }),
  ]
  const [one, two, nobody] = [visitor(), visitor(), visitor()]
  await keep(one, ring.handle)
  await keep(two, other.handle)
  await keep(two, ring.handle)
  await two.post('/kept', { 'let-go': ring.handle })
  const list = '/'
  for (const who of [nobody, one, two, nobody]) {
    const { page } = await who.get(list)
    const state = (handle: string) => /name="(\S+)" aria-pressed="(\w+)"/.exec(button(page, handle))
    const expected = (kept: boolean) => (kept ? ['let-go', 'true'] : ['keep', 'false'])
    expect(state(ring.handle)?.slice(1)).toEqual(expected(who === one))
    expect(state(other.handle)?.slice(1)).toEqual(expected(who === two))
    expect(page).toContain(who === nobody ? '<span>Kept</span> </a>' : '<span>Kept</span> (1)</a>')
    expect(page.match(/<form id="keep"/g)).toHaveLength(1)
    expect(page).not.toContain('<v-')
  }
})

test('on its page a heart sends what was chosen along, and Enter still adds to the cart', async () => {
  const ring = await offerRing({ sizes: ['52', '54'], stock: 3 })
  const who = visitor()
  const before = (await who.get(`/products/${ring.handle}`)).page
  const form = before.split('class="add-to-cart"')[1]?.split('</form>')[0] ?? ''
  const buttons = form.match(/<button[^>]*>/g) ?? []
  expect(buttons[0]).not.toContain('formaction')
  expect(button(form, ring.handle)).toContain('formaction="/kept" formnovalidate=""')
  await keep(who, ring.handle)
  const { page } = await who.get(`/products/${ring.handle}`)
  expect(button(page, ring.handle)).toContain('name="let-go" aria-pressed="true"')
})

test('a sold-out piece can be kept, too', async () => {
  const ring = await offerRing({ stock: 0 })
  const { page } = await visitor().get(`/products/${ring.handle}`)
  expect(button(page, ring.handle)).toContain('form="keep"')
  expect(page.match(/<form id="keep"/g)).toHaveLength(1)
})
