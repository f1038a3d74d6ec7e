import { columns } from '../../analytics/columns.ts'

/** Renders what is recorded of a visit, column by column as the recording itself has them, why, and for how long. */
export const VisitsStatement = () => (
  <>
    <h2>What we count</h2>
    <p>
      When one of our pages is sent to you, our server notes it, so that we learn which pages help
      and who recommends us. No script takes part, and nothing is stored in your browser or read
      from it. The notes are not joined with carts or orders. This is all that is in them:
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">What for</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ what, why }) => (
          <tr>
            <th scope="row">{what}</th>
            <td>{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p>
      Your network address and the exact words by which your browser describes itself are looked at
      while we answer, and not kept; neither are the page that you came from and what you searched
      for. The number that stands for you is made of that address and description with a random key.
      The key lies in one place, and is destroyed when the day is over (UTC), 48 hours after it was
      made at the very latest. Then nobody, ourselves included, can tell whose number it was, or
      that you came back.
    </p>
    <p>
      The notes are kept for three months, at Cloudflare, who run our servers, and then deleted.
      Nobody else gets them.
    </p>
    <p>
      You do not want to be counted? Switch on “Do Not Track” or “Global Privacy Control” in your
      browser, and nothing of your visit is noted. Only that an order was paid is counted always,
      and nothing about whose it was.
    </p>
  </>
)
