/** Fields, buttons and messages. */
export const forms = `
.button, .button-quiet { display: inline-block; min-height: 3rem; padding: .6rem 1.9rem; border: 1px solid var(--ink);
  border-radius: 2px; background: var(--ink); color: var(--paper); font: inherit; text-align: center;
  text-decoration: none; letter-spacing: .03em; cursor: pointer; }
.button:hover { background: var(--quiet); border-color: var(--quiet); }
.button-quiet { min-height: 2.6rem; padding: .4rem 1rem; background: none; border-color: var(--edge);
  color: var(--ink); }
.button-quiet:hover { border-color: var(--ink); }
:disabled { opacity: .55; cursor: default; }
input, select, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge);
  border-radius: 2px; padding: .55rem .75rem; min-height: 3rem; max-width: 100%; accent-color: var(--ink); }
::placeholder { color: var(--quiet); opacity: 1; }
input[type=radio], input[type=checkbox] { width: 1.15rem; min-height: 0; height: 1.15rem; margin: 0;
  flex: none; }
fieldset { border: 0; margin: 0 0 1.75rem; padding: 0; min-width: 0; }
legend { padding: 0; margin-bottom: .7rem; }
.field { margin-bottom: 1.1rem; }
.field > label { display: block; margin-bottom: .3rem; }
.field > input, .field > select, .field > textarea { width: 100%; }
.field .hint, .field .error { margin: .35rem 0 0; font-size: .925rem; }
.field-wrong input, .field-wrong select, .field-wrong textarea { border: 2px solid var(--bad); }
.error { color: var(--bad); }
.error-summary { padding: 1.1rem; border: 2px solid var(--bad); margin-bottom: 1.5rem; }
.error-summary h2 { font-size: 1.2rem; }
.error-summary ul { margin: 0; }
.radio-card { display: flex; align-items: center; gap: .9rem; padding: .9rem 1rem;
  border: 1px solid var(--edge); border-radius: 2px; cursor: pointer; }
.radio-card + .radio-card { margin-top: .6rem; }
.radio-card .price { margin-left: auto; }
.radio-card ~ p { margin-top: .6rem; }
.check { display: flex; align-items: center; gap: .7rem; min-height: 2.5rem; }
@supports selector(:has(*)) {
  fieldset:not(:has([name=billing_other]:checked)) > .billing-fields { display: none; } }
form > .button + p { margin-top: 1rem; }
.radio-card:has(:checked), .option-value:has(:checked), .option-value[aria-current] {
  border-color: var(--ink); box-shadow: inset 0 0 0 1px var(--ink); }
.radio-card:has(:focus-visible) { outline: 2px solid var(--ink); outline-offset: 3px; }
`
