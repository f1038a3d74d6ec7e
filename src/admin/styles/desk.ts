/** The desk: the shop's own look, denser. */
export const desk = `
.desk main { max-width: 80rem; margin: 0 auto; padding: 1rem }
`
