/** The journal. */
export const journalPage = `
.months { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .25rem 1rem;
  padding-block: .35rem; margin-bottom: 1rem; border-block: 1px solid var(--line); }
.months a { padding-block: .5rem; font-size: var(--small); }
.months strong { font: 1.375rem/1.2 var(--serif); order: -1; flex: 1 0 100%; }
@media (min-width: 40rem) { .months strong { order: 0; flex: none; } }
.proof { list-style: none; margin: 0 0 1.25rem; padding: 0; }
.proof li { max-width: 46rem; }
.proof li::before { content: "\\2713\\A0"; color: var(--good); }
.proof .open::before { content: "!\\A0"; color: var(--bad); font-weight: 600; }
.books { display: grid; gap: 1.25rem; margin-bottom: 2rem; }
.books .panel + .panel { margin: 0; }
.books .number { white-space: nowrap; font-variant-numeric: tabular-nums; }
@media (min-width: 40rem) { .books .main { width: 50%; } }
.meaning { display: block; max-width: 34rem; font-weight: 400; color: var(--quiet); }
.books h3 { margin-top: 1.5rem; }
`
