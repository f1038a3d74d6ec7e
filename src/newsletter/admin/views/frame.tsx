import type { Child } from 'hono/jsx'
import { PageTitle } from '../../../admin/parts/page-title.tsx'
import { mayDo, type Role } from '../../../admin/rules.ts'
import { paths } from '../../../paths.ts'
import { newsletterDeskWords } from '../words.ts'

type Screen = 'campaigns' | 'subscribers' | 'topics'

/** Renders what every screen of the newsletter has: its title and the other screens. */
export const NewsletterFrame = (props: {
  screen: Screen
  /** Of whoever looks: screens that are not theirs are left out. */
  role: Role
  /** Links beside the title. */
  acts?: Child
  children?: Child
}) => {
  const words = newsletterDeskWords()
  const screens: [Screen, string][] = [
    ['campaigns', paths.deskCampaigns()],
    ...(mayDo(props.role, 'subscribers')
      ? [['subscribers', paths.deskSubscribers()] as [Screen, string]]
      : []),
    ['topics', paths.deskTopics()],
  ]
  return (
    <>
      <PageTitle title={words.title} acts={props.acts} />
      <nav class="saved" aria-label={words.screens.label}>
        {screens.map(([screen, path]) => (
          <a href={path} aria-current={screen === props.screen ? 'page' : undefined}>
            {words.screens[screen]}
          </a>
        ))}
      </nav>
      {props.children}
    </>
  )
}
