/** The shop's one style sheet: inline in every page, allowed by its hash in the Content-Security-Policy. */
export const styles = `
:root{--ink:#1d1a16}
`.replace(/\n\s*/g, '')
