/** Renders what is stored, row by row, and what for. */
export const PurposeTable = ({ rows }: { rows: { what: string; why: string }[] }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">What</th>
        <th scope="col">What for</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ what, why }) => (
        <tr>
          <th scope="row">{what}</th>
          <td>{why}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
