/** Renders a box that is ticked, or not, at first. */
export const Tick = (props: { name: string; label: string; checked: boolean }) => (
  <label class="check">
    <input type="checkbox" name={props.name} value="yes" checked={props.checked} /> {props.label}
  </label>
)
