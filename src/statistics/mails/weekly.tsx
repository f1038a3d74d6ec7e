import { letter } from '../../mail/letter.ts'
import { MailButton, MailLayout, MailText } from '../../mail/mail-layout.tsx'
import type { Mail } from '../../mail/rules.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { formatMoney } from '../../platform/money.ts'
import type { Week } from '../read-week.ts'
import { statisticsWords } from '../words.ts'
import { movedLines, type Section, weeklyRows } from './weekly-parts.ts'

/** To the owner: what a week came to against the one before. Holds nothing about anybody. */
export function weekly({ shop, week }: { shop: Shop; week: Week }): Mail {
  const words = statisticsWords().weekly.mail
  const { rows, days, notes } = weeklyRows(shop, week)
  const sections = movedLines(shop, week)
  const link = shop.origin + paths.deskStatistics(week.period)
  const off = `${link}#weekly-mail`
  const [orders, revenue] = (['orders', 'revenue'] as const).map(
    (wanted) => week.figures.find(({ name }) => name === wanted)?.now ?? 0,
  )
  return {
    subject: words.subject(orders ?? 0, formatMoney(revenue ?? 0, shop.currency, shop.locale)),
    html: String(
      <MailLayout shop={shop} title={words.title}>
        <MailText text={words.intro(days)} />
        <table width="100%" style="border-collapse:collapse;margin:24px 0">
          {rows.map(({ title, value, change }) => (
            <tr>
              <th scope="row" style={`${cell};text-align:left;font-weight:400`}>
                {title}
              </th>
              <td style={`${cell};text-align:right;white-space:nowrap`}>
                <strong>{value}</strong>
                <span class="faint" style="display:block;font-size:14px;color:#67625b">
                  {change}
                </span>
              </td>
            </tr>
          ))}
        </table>
        {notes.map((text) => (
          <MailText text={text} />
        ))}
        {sections.map((section) => (
          <Moved {...section} />
        ))}
        <MailButton href={link}>{words.see}</MailButton>
        <MailText text={words.why} />
        <p>
          <a href={off} style="color:inherit">
            {words.switchOff}
          </a>
        </p>
      </MailLayout>,
    ),
    text: letter(
      shop,
      words.title,
      words.intro(days),
      rows.map(({ title, value, change }) => `${title}: ${value} (${change})`).join('\n'),
      ...notes,
      ...sections.map(({ title, lines }) =>
        [title, ...lines.map((line) => `- ${line}`)].join('\n'),
      ),
      `${words.see}: ${link}`,
      words.why,
      `${words.switchOff}: ${off}`,
    ),
  }
}

const Moved = ({ title, lines }: Section) => (
  <>
    <h2 style="font-size:17px;line-height:1.4;font-weight:600;margin:24px 0 8px">{title}</h2>
    <ul style="margin:0 0 16px;padding-left:20px">
      {lines.map((line) => (
        <li style="overflow-wrap:anywhere">{line}</li>
      ))}
    </ul>
  </>
)

const cell = 'padding:8px 0;border-bottom:1px solid #e3ded7;vertical-align:top'
