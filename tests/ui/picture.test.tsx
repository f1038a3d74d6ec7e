import { expect, test } from 'vitest'
import { Picture } from '../../src/ui/picture.tsx'

const render = (props: Partial<Parameters<typeof Picture>[0]>) =>
  String(<Picture picture="ab12" alt="A ring" sizes="50vw" {...props} />)

test('a picture comes in two formats and keeps its place while it loads', () => {
  const markup = render({ width: 1000, height: 1500 })
  expect(markup).toContain('srcset="/pictures/ab12-400.avif 400w, /pictures/ab12-800.avif 800w"')
  expect(markup).toContain('src="/pictures/ab12-800.webp"')
  expect(markup).toContain('width="800" height="1200"')
  expect(markup).toContain('loading="lazy"')
})

test('the first picture is loaded before anything else', () => {
  expect(render({ first: true })).toContain('fetchpriority="high"')
  expect(render({ first: true })).not.toContain('lazy')
})

test('without a picture there is the outline of such a piece, named like it', () => {
  const outlines = ['Ring', 'Earrings', 'Necklace', 'Bracelet', 'Brooch', 'Tiara'].map((type) =>
    render({ picture: null, type }),
  )
  expect(new Set(outlines).size).toBe(outlines.length)
  expect(outlines[0]).toContain('A ring')
})
