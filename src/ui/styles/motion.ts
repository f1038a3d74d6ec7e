/**
 * Movement: only where the visitor's system allows it. The picture of the card that was chosen
 * becomes the first picture of its product's page; no other card is named, for each name costs the
 * browser a picture.
 */
export const motion = `
@media (prefers-reduced-motion: no-preference) {
  @view-transition { navigation: auto; }
  .gallery [data-piece], .card:is(:hover, :focus, :active) [data-piece] { view-transition-name: attr(data-piece type(<custom-ident>), none); }
  ::view-transition-group(*) { animation-duration: .35s; animation-timing-function: cubic-bezier(.2, .6, .2, 1); }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`
