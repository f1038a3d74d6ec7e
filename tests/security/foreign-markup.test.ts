import { expect, test } from 'vitest'
import { foreignMarkupIn } from './foreign-markup.ts'

test.each([
  '<script>1</script>',
  '<script src="//evil.example/shop.js"></script>',
  '<p onclick="x()">',
  '<a href="javascript:x()">',
  '<a href=" java&Tab;script&colon;x()">',
  '<a href="&#106;avascript:x()">',
  '<form action="https://evil.example">',
  '<img src="https://evil.example/a.gif">',
  '<iframe></iframe>',
  '<p style="background:url(//evil.example)">',
  '<zq9mark>',
  '<p zq9mark>',
  '<meta http-equiv="refresh">',
  '<base href="//evil.example">',
  '<!-- a -->',
  '<title>a</title><title>b</title>',
  '<script type="application/ld+json">{"a":</script>',
])('the look for what is not ours finds %s', async (html) => {
  expect(await foreignMarkupIn(`<!DOCTYPE html><body>${html}`)).not.toEqual([])
})

test('and leaves alone what is ours', async () => {
  const ours =
    '<script src="/shop.js" defer></script><a href="https://lab.example">a</a><a href="mailto:a@b.c">b</a>' +
    '<form action="/cart/add"></form><p title="&lt;script&gt;">&lt;script&gt;zq9mark()&lt;/script&gt;</p>' +
    '<script type="application/ld+json">{"a":"\\u003c/script>"}</script>'
  expect(await foreignMarkupIn(ours)).toEqual([])
})
