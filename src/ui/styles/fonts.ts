/** Written by `npm run generate:fonts`. */
export const fonts = `
@font-face{font-family:Cormorant;font-weight:400;font-display:swap;src:url(/fonts/cormorant-400-ascii-4b179177ef.woff2)}
@font-face{font-family:"Cormorant fallback";src:local("Times New Roman"),local("Liberation Serif");size-adjust:97.3%;ascent-override:95%;descent-override:29.5%;line-gap-override:0%}
@font-face{font-family:Cormorant;font-weight:400;font-display:swap;unicode-range:U+A1-FF;src:url(/fonts/cormorant-400-latin-1-4dfd4dc13b.woff2)}
@font-face{font-family:Cormorant;font-weight:400;font-display:swap;unicode-range:U+100-24F,U+1E9E;src:url(/fonts/cormorant-400-latin-ext-7438b6ac08.woff2)}
@font-face{font-family:Figtree;font-weight:400;font-display:swap;src:url(/fonts/figtree-400-latin-5d2dd5513d.woff2)}
@font-face{font-family:Figtree;font-weight:600;font-display:swap;src:url(/fonts/figtree-600-latin-89158b9745.woff2)}
@font-face{font-family:"Figtree fallback";src:local("Arial"),local("Liberation Sans"),local("Roboto");size-adjust:101.7%;ascent-override:93.4%;descent-override:24.6%;line-gap-override:0%}
@font-face{font-family:Figtree;font-weight:400;font-display:swap;unicode-range:U+100-24F,U+1E9E;src:url(/fonts/figtree-400-latin-ext-6a9cc47637.woff2)}
@font-face{font-family:Figtree;font-weight:600;font-display:swap;unicode-range:U+100-24F,U+1E9E;src:url(/fonts/figtree-600-latin-ext-d5083a92ec.woff2)}
`
