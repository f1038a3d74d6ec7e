/** Buttons and what is typed or ticked. */
export const controls = `
.button, .button-quiet { display: inline-block; min-height: 3.25rem; padding: .75rem 2rem; border: 1px solid var(--ink);
  border-radius: var(--round); background: var(--ink); color: var(--paper); font: inherit; text-align: center;
  text-decoration: none; letter-spacing: .02em; cursor: pointer; transition: background-color var(--calm), border-color var(--calm); }
.button:hover { background: var(--quiet); border-color: var(--quiet); }
.button-quiet { min-height: 2.75rem; padding: .5rem 1.1rem; background: none; border-color: var(--edge);
  color: var(--ink); }
.button-quiet:hover { background: none; border-color: var(--ink); }
:disabled { opacity: .55; cursor: default; }
input, select, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge);
  border-radius: var(--round); padding: .6rem .85rem; min-height: 3.25rem; max-width: 100%; accent-color: var(--ink);
  transition: border-color var(--calm); }
:is(input, select, textarea):hover { border-color: var(--ink); }
select { appearance: none; padding-right: 2.5rem; background-image: linear-gradient(45deg, #0000 42%, var(--ink) 44% 54%, #0000 56%),
  linear-gradient(-45deg, #0000 42%, var(--ink) 44% 54%, #0000 56%); background-size: .4rem .4rem;
  background-position: right 1.3rem top 50%, right .95rem top 50%; background-repeat: no-repeat; }
::placeholder { color: var(--quiet); opacity: 1; }
input[type=radio], input[type=checkbox] { width: 1.15rem; min-height: 0; height: 1.15rem; margin: 0;
  flex: none; }
fieldset { border: 0; margin: 0 0 1.75rem; padding: 0; min-width: 0; }
legend { padding: 0; margin-bottom: .7rem; }
.check, .filter label { display: flex; align-items: center; gap: .7rem; min-height: 2.75rem; }
.check { padding-block: .25rem; }
@media (forced-colors: active) { select { appearance: auto; } }
`

/** Fields with their labels, and what is wrong with them. */
export const fields = `
.field { margin-bottom: 1.1rem; }
.field > label { display: block; margin-bottom: .35rem; font-size: .9375rem; }
.field > input, .field > select, .field > textarea { width: 100%; }
.field .hint, .field .error { margin: .4rem 0 0; font-size: var(--small); }
.field-wrong :is(input, select, textarea), [aria-invalid] { border-color: var(--bad); box-shadow: inset 0 0 0 1px var(--bad); }
.error { color: var(--bad); }
.error-summary { padding: 1.25rem; border: 1px solid var(--bad); margin-bottom: 1.75rem; }
.error-summary h2 { font-size: var(--h3); }
.error-summary ul { margin: 0; }
form > .button + p { margin-top: 1rem; font-size: var(--small); }
`
