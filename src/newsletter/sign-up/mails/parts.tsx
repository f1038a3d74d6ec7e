import type { Child } from 'hono/jsx'

/** Renders the topics of a mail. */
export const TopicList = ({ topics }: { topics: string[] }) =>
  topics.length > 0 ? (
    <ul style="margin:0 0 16px;padding-left:20px">
      {topics.map((topic) => (
        <li>{topic}</li>
      ))}
    </ul>
  ) : null

/** The same as a part of a text, or none. */
export const topicText = (topics: string[]): string[] =>
  topics.length > 0 ? [topics.map((topic) => `- ${topic}`).join('\n')] : []

/** Renders a link that is not what the mail asks its reader to do. */
export const MailLink = ({ href, children }: { href: string; children?: Child }) => (
  <a href={href} style="color:inherit">
    {children}
  </a>
)
