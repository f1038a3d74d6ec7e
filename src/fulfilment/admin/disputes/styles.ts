/** The page of a dispute: boxes as high as what is in them. */
export const disputes = `
.desk .evidence { max-width: 52rem; }
.desk .evidence textarea { min-height: 0; width: 100%; font-size: .9375rem; line-height: 1.45; background: var(--card); field-sizing: content; max-height: 22rem; }
`

/** All of the evidence on paper. */
export const disputesPrint = `
.evidence-text { max-width: 180mm; }
.evidence-text pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 5mm; }
@media screen { .evidence-text { background: #fff; margin: 1rem auto; padding: 14mm; box-shadow: 0 0 0 1px #bbb; } }
`
