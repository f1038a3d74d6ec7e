import { EngravingDrawing } from '../../engraving/parts/engraving-drawing.tsx'
import {
  type EngravingOffer,
  engravingDays,
  offeredFont,
  readEngraving,
} from '../../engraving/rules.ts'
import { engravingFontFolder } from '../../engraving/styles/fonts.ts'
import { engravingWords } from '../../engraving/words.ts'
import { paths } from '../../paths.ts'
import { type FormState, TextField } from '../../ui/form-field.tsx'
import type { ProductDetails } from '../queries.ts'
import { sizeOfVariant } from '../rules/ring-size-option.ts'
import { engravingDrawing } from '../rules/surfaces.ts'
import type { Choice } from '../rules/variant-choice.ts'
import { catalogWords } from '../words.ts'

type Props = {
  product: ProductDetails['product']
  choice: Choice
  offer: EngravingOffer
  form: FormState
}

/** Renders the fields for an engraving's text and font, and a drawing of it once there is text. */
export const EngravingFields = ({ product, choice, offer, form }: Props) => {
  const { engraving = '', font = '' } = form.values
  const read = readEngraving({ letters: engraving, font }, offer)
  const chosen = offeredFont(font, offer)
  const drawn = read.ok && read.engraving !== null
  const cut = (drawn && read.engraving) || { letters: '', font: chosen, place: offer.place }
  const ringSize = sizeOfVariant(product, choice.selected?.optionValues ?? [])
  return (
    <div class="engraving">
      <TextField
        form={form}
        name="engraving"
        label={engravingWords().title}
        hint={`${engravingWords().hint(offer, engravingDays(product.facts))} ${catalogWords().returns.ifEngraved}`}
        optional
        maxlength={offer.maxLetters}
        autocomplete="off"
      />
      <FontChoice offer={offer} chosen={chosen} />
      <button
        class="button-quiet"
        type="submit"
        formaction={`${paths.engravingPreview()}#engraving`}
        formnovalidate
      >
        {engravingWords().preview}
      </button>
      <figure hidden={!drawn}>
        <EngravingDrawing {...engravingDrawing(cut, { ...product, ringSize })} id="preview" />
        <figcaption class="hint">{engravingWords().drawing}</figcaption>
      </figure>
      <script src="/engraving.js" data-fonts={engravingFontFolder} defer></script>
    </div>
  )
}

const FontChoice = ({ offer, chosen }: { offer: EngravingOffer; chosen: string }) =>
  offer.fonts.length === 1 ? (
    <input type="hidden" name="font" value={chosen} />
  ) : (
    <fieldset class="option">
      <legend>{engravingWords().font}</legend>
      <div class="option-values">
        {offer.fonts.map((font) => (
          <label class="option-value">
            <input type="radio" name="font" value={font} checked={font === chosen} />
            {engravingWords().fonts[font]}
          </label>
        ))}
      </div>
    </fieldset>
  )
