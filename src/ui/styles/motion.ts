/**
 * Motion: only where the visitor's system allows it. The picture on the chosen card becomes the
 * first picture of the product page; no other card gets a name, because each costs the browser a
 * snapshot.
 */
export const motion = `
@media (prefers-reduced-motion: no-preference) {
  @view-transition { navigation: auto; }
  .slides a, .card:is(:hover, :focus, :active) picture { view-transition-name: attr(id type(<custom-ident>), none); }
  ::view-transition-group(*) { animation-duration: .35s; animation-timing-function: cubic-bezier(.2, .6, .2, 1); }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`
