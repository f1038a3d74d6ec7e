/** An order number and the like: `J-7K4M2QXD`. */
const code = /\b([A-Z]-[0-9A-Z]{8})\b/

/**
 * Renders a text whose order numbers stay on one line: after a hyphen a line may end otherwise
 * (Unicode Standard Annex 14, class HY).
 *
 * @param props `inMail`: as a mail needs it, which brings no style sheet that all programs keep
 */
export const Unbroken = ({ text, inMail }: { text: string; inMail?: boolean }) => (
  <>
    {text
      .split(code)
      .map((part, at) =>
        at % 2 === 0 ? (
          part
        ) : inMail ? (
          <span style="white-space:nowrap">{part}</span>
        ) : (
          <span class="unbroken">{part}</span>
        ),
      )}
  </>
)
