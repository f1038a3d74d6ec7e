/** Written by `npm run generate:engraving`. */
export const engravingFontFolder = '/engraving/6ccadc3c/'

export const engravingFonts = `
@font-face{font-family:cut-roman;src:url(/engraving/6ccadc3c/roman.woff2)}
@font-face{font-family:cut-roman;unicode-range:U+100-24F,U+1E9E;src:url(/engraving/6ccadc3c/roman-ext.woff2)}
@font-face{font-family:cut-script;src:url(/engraving/6ccadc3c/script.woff2)}
@font-face{font-family:cut-script;unicode-range:U+100-24F,U+1E9E;src:url(/engraving/6ccadc3c/script-ext.woff2)}
@font-face{font-family:cut-block;src:url(/engraving/6ccadc3c/block.woff2)}
@font-face{font-family:cut-block;unicode-range:U+100-24F,U+1E9E;src:url(/engraving/6ccadc3c/block-ext.woff2)}
`
