import { expect, test } from 'vitest'
import { accented, pseudo } from './pseudo.ts'

test('a text is in brackets, 40 % longer, and without a letter of English', () => {
  for (const text of ['Add to cart', 'No', 'Something broke on our side.', 'a 1-euro coin']) {
    const said = accented(text)
    expect(said).toMatch(/^\[[^A-Za-z]+\]$/)
    expect(said.length - 2).toBe(text.length + Math.ceil(text.length * 0.4))
  }
  expect(accented('42 · “”')).toBe('42 · “”')
  expect(accented(accented('Add to cart'))).toBe(accented('Add to cart'))
})

const origins = { natural: 'natural', simulant: 'imitation' }

const words = pseudo({
  title: 'Cart',
  deep: { list: ['One', ['Two', 3]] },
  number: (most: number) => `At most ${most}`,
  name: (name: string, other = '') => `See ${name.toLowerCase()} ${other}`.trim(),
  stone: (origin: keyof typeof origins, kind: string) => `${origins[origin]} ${kind}`,
  offer: (offer: { fonts: (keyof typeof origins)[]; place: string | null }) =>
    [...offer.fonts.map((font) => origins[font]), offer.place].join(', '),
  price: <P,>(price: P) => ['from ', price],
  hidden: <H,>(hidden: (text: string) => H, title: string) => ['Remove ', hidden(`all ${title}`)],
  Page: ({ shop }: { shop: { name: string; keys: Map<string, string> } }) => (
    <>
      <p class="lead">
        Buy at <a href={`/${shop.name}`}>{shop.name}</a>
      </p>
      <List names={['One', 'Two']} />
    </>
  ),
})

const List = ({ names }: { names: string[] }) => (
  <ul>
    {names.map((name) => (
      <li>{name}</li>
    ))}
  </ul>
)

test('texts, lists and objects of them are said', () => {
  expect(words.title).toBe(accented('Cart'))
  expect(words.deep.list).toEqual([accented('One'), [accented('Two'), 3]])
})

test('what is handed in stays as it is', () => {
  expect(words.number(40)).toContain('40]')
  expect(words.name('Test Ring')).toMatch(/^\[\P{ASCII}+ Test Ring\]$/u)
  const mail = pseudo((address: string) => `Write to ${address}, please`)('ann@example.com')
  expect(mail).toMatch(/^\[\P{ASCII}+ \P{ASCII}+ ann@example\.com, \P{ASCII}+\]$/u)
})

test('what is handed in to choose a word chooses it', () => {
  expect(words.stone('simulant', 'ruby')).toMatch(/^\[íɱ\P{ASCII}+ ruby\]$/u)
  expect(words.offer({ fonts: ['natural', 'simulant'], place: 'front' })).toMatch(
    /^\[\P{ASCII}+, \P{ASCII}+, front\]$/u,
  )
})

test('markup that is handed in stays as it is, and its words are said', () => {
  const price = <b>Price</b>
  expect(words.price(price)).toEqual([accented('from '), price])
  const [remove, all] = words.hidden((text) => <i>{text}</i>, 'Ring')
  expect(remove).toBe(accented('Remove '))
  expect(String(all)).toMatch(/^<i>\[\P{ASCII}+ Ring\]<\/i>$/u)
})

test('a component is said whole, with the components in it', () => {
  const { Page } = words
  const html = String(<Page shop={{ name: 'Jegem', keys: new Map() }} />)
  expect(html).toBe(
    `<p class="lead">${accented('Buy at ')}<a href="/Jegem">Jegem</a></p><ul><li>${accented('One')}</li><li>${accented('Two')}</li></ul>`,
  )
})
