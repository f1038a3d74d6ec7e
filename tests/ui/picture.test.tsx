import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Picture } from '../../src/ui/picture.tsx'
import { largestPicture, pictureWidths } from '../../src/ui/picture-widths.ts'

const render = (props: Partial<Parameters<typeof Picture>[0]>) =>
  String(<Picture picture="ab12" alt="A ring" sizes="50vw" {...props} />)

test('a picture comes in several widths, once for old browsers, and keeps its place and colour while it loads', () => {
  const markup = render({ width: 1000, height: 1500, color: '#ddd6d0' })
  const list = [400, 800, 1000].map((width) => `/pictures/ab12-${width}.avif ${width}w`)
  expect(markup).toContain(`srcset="${list.join(',')}" sizes="50vw"`)
  expect(markup.match(/srcset=/g)).toHaveLength(1)
  expect(markup).toContain('src="/pictures/ab12-800.webp"')
  expect(markup).toContain('width="1000" height="1500"')
  expect(markup).toContain('data-color="#ddd6d0"')
  expect(markup).toContain('loading="lazy"')
})

test('no picture is wider than its original, nor than anybody asks for', () => {
  expect(pictureWidths(800)).toEqual([240, 400, 800])
  expect(pictureWidths(6000)).toEqual([240, 400, 800, 1200, 1600])
  expect(pictureWidths(100)).toEqual([240])
  fc.assert(
    fc.property(fc.integer({ min: 240, max: 20_000 }), (original) => {
      const widths = pictureWidths(original)
      expect(widths.at(-1)).toBe(Math.min(original, 1600))
      expect(widths).toEqual([...new Set(widths)].toSorted((a, b) => a - b))
    }),
  )
})

test('what is read by any program is the widest form', () => {
  expect(largestPicture({ picture: 'ab12', width: 1000 })).toBe('/pictures/ab12-1000.webp')
  expect(largestPicture({ picture: 'ab12', width: null })).toBe('/pictures/ab12-240.webp')
})

test('a thumbnail asks for the small file, whose existence is sure', () => {
  const markup = String(<Picture picture="ab12" alt="" />)
  expect(markup).toContain('srcset="/pictures/ab12-240.avif"/>')
  expect(markup).not.toContain('400')
  expect(render({ width: 100 })).toContain('srcset="/pictures/ab12-240.avif"/>')
})

test('the first picture is loaded before anything else', () => {
  expect(render({ first: true })).toContain('fetchpriority="high"')
  expect(render({ first: true })).not.toContain('lazy')
})

test('where there is a script, a thumbnail stands first for a picture that is out of sight', () => {
  const small =
    '<source media="(scripting:enabled)" type="image/avif" srcset="/pictures/ab12-240.avif"/>'
  expect(render({ later: true })).toContain(`<picture>${small}<source`)
  expect(render({})).not.toContain('scripting')
})

test('without a picture there is the outline of such a piece, named like it', () => {
  const kinds = ['ring', 'earrings', 'necklace', 'bracelet', 'brooch', null] as const
  const outlines = kinds.map((kind) => render({ picture: null, kind }))
  expect(new Set(outlines).size).toBe(outlines.length)
  expect(outlines[0]).toContain('A ring')
})
