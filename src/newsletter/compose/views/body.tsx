import { MailButton } from '../../../mail/mail-layout.tsx'
import type { Block, Body, Inline, Link } from '../body.ts'
import type { Look } from './look.ts'
import { ProductShelf } from './product-shelf.tsx'
import { MAIL_WIDTH, type Setting, sizeWithin } from './setting.ts'

/** Renders what a campaign says: in a mail, or on a page. */
export const BodyView = ({ body, ...setting }: { body: Body } & Setting) => (
  <>
    {body.map((block) => (
      <BlockView {...{ block, ...setting }} />
    ))}
  </>
)

const BlockView = ({ block, ...setting }: { block: Block } & Setting) => {
  const { look } = setting
  switch (block.kind) {
    case 'heading': {
      const content = <Inlines content={block.content} {...setting} />
      // A page has a title of its own above them.
      const level = look.heading1 ? block.level : block.level + 1
      if (level === 1) return <h1 style={look.heading1}>{content}</h1>
      if (level === 2) return <h2 style={look.heading2}>{content}</h2>
      return level === 3 ? <h3 style={look.heading3}>{content}</h3> : <h4>{content}</h4>
    }
    case 'paragraph':
      return (
        <p style={look.paragraph}>
          <Inlines content={block.content} {...setting} />
        </p>
      )
    case 'list': {
      const items = block.items.map((item) => (
        <li style={look.item}>
          <Item item={item} {...setting} />
        </li>
      ))
      return block.isOrdered ? (
        <ol style={look.list} start={block.start === 1 ? undefined : block.start}>
          {items}
        </ol>
      ) : (
        <ul style={look.list}>{items}</ul>
      )
    }
    case 'quote':
      return (
        <blockquote style={look.quote}>
          <BodyView body={block.content} {...setting} />
        </blockquote>
      )
    case 'code':
      return <pre style={look.code}>{block.text}</pre>
    case 'rule':
      return <hr style={look.rule} class={look.rule && 'faint'} />
    case 'button':
      return <Button label={block.label} link={block.link} look={look} />
    case 'products':
      return <ProductShelf asked={block.asked} {...setting} />
  }
}

/** Renders an item of a list; a paragraph that is all of it needs no room around it. */
const Item = ({ item, ...setting }: { item: Block[] } & Setting) => {
  const [only] = item
  return item.length === 1 && only?.kind === 'paragraph' ? (
    <Inlines content={only.content} {...setting} />
  ) : (
    <BodyView body={item} {...setting} />
  )
}

const Button = ({ label, link, look }: { label: string; link: Link; look: Partial<Look> }) => {
  if (!('href' in link.address)) return <p style={look.paragraph}>{label}</p>
  const { href } = link.address
  return look.link ? (
    <MailButton href={href}>{label}</MailButton>
  ) : (
    <p>
      <a class="button" href={href}>
        {label}
      </a>
    </p>
  )
}

const Inlines = ({ content, ...setting }: { content: Inline[] } & Setting) => (
  <>
    {content.map((part) => (
      <InlineView {...{ part, ...setting }} />
    ))}
  </>
)

const InlineView = ({ part, ...setting }: { part: Inline } & Setting) => {
  const { look, pictureOf } = setting
  switch (part.kind) {
    case 'text':
      return <>{part.text}</>
    case 'code':
      return <code>{part.text}</code>
    case 'break':
      return <br />
    case 'strong':
      return (
        <strong>
          <Inlines content={part.content} {...setting} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Inlines content={part.content} {...setting} />
        </em>
      )
    case 'link': {
      const inner = <Inlines content={part.content} {...setting} />
      const { address } = part.link
      if (!('href' in address)) return inner
      return (
        <a href={address.href} style={look.link}>
          {inner}
        </a>
      )
    }
    case 'picture': {
      const picture = pictureOf(part.typed)
      if (!picture) return <>{part.alt}</>
      const { src, width, height } = picture
      return (
        <img
          src={src}
          alt={part.alt}
          style={look.picture}
          {...(width && height ? sizeWithin(width, height, MAIL_WIDTH) : {})}
        />
      )
    }
  }
}
