import type { UnitGroup } from '../read-parcels.ts'

/** Renders units of an order, one line of it each: `2 × Court Band, 18K gold`. */
export const UnitList = (props: { units: UnitGroup[]; more?: (unit: UnitGroup) => string }) => (
  <ul class="plain-list">
    {props.units.map((unit) => (
      <li>
        {unit.quantity > 1 && `${unit.quantity} × `}
        {unit.name}
        {props.more && <span class="quiet"> {props.more(unit)}</span>}
      </li>
    ))}
  </ul>
)
