import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { sealedText } from '../platform/db.ts'
import type { Width } from '../platform/network.ts'
import type {
  BatchState,
  CampaignState,
  ConsentKind,
  PauseReason,
  RecipientState,
  SignUpSource,
  SuppressionReason,
} from './rules.ts'

/** What people can choose to hear about; the owner defines them. */
export const topics = sqliteTable(
  'topics',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** What is sent about it and how often: shown beside the box that people tick. */
    about: text().notNull(),
    position: integer().notNull(),
    /** No longer offered. Whoever chose it keeps it. */
    archivedAt: integer(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('topic_has_name', sql`length(${t.name}) between 1 and 60`),
    check('topic_says_what', sql`length(${t.about}) between 1 and 200`),
  ],
)

/** The words that people agreed to, each text once; the id is a digest of language and text. */
export const consentWordings = sqliteTable('consent_wordings', {
  id: text().primaryKey(),
  language: text().notNull(),
  text: text().notNull(),
  at: integer().notNull(),
})

/**
 * Who asked for the newsletter and has not confirmed it yet. Nothing that anybody types here changes
 * what a subscriber has chosen: only confirming does. The triggers `sign_ups_of_address` and
 * `sign_ups_of_mailbox` limit how many there are of an address.
 */
export const signUps = sqliteTable(
  'sign_ups',
  {
    id: text().primaryKey(),
    /** Null once confirmed. */
    email: sealedText(),
    /** Null: not given, or confirmed. */
    name: sealedText(),
    emailDigest: text().notNull(),
    /** JSON of the ids of the topics. */
    topics: text().notNull(),
    wording: text()
      .notNull()
      .references(() => consentWordings.id),
    source: text().$type<SignUpSource>().notNull(),
    language: text().notNull(),
    askedAt: integer().notNull(),
    /** When the mail was put into the outbox; null: an invitation that waits for its turn. */
    mailedAt: integer(),
    confirmedAt: integer(),
    /** Keyed digest of `mailboxOf` the address, where somebody has typed it. */
    mailboxDigest: text(),
  },
  (t) => [
    index('sign_ups_of_address').on(t.emailDigest, t.askedAt),
    index('sign_ups_of_mailbox').on(t.mailboxDigest, t.askedAt),
    index('sign_ups_by_time').on(t.askedAt),
    index('sign_ups_to_mail').on(t.askedAt, t.id).where(sql`${t.mailedAt} is null`),
  ],
)

/**
 * How often a network has signed up today; the network is a digest of the day
 * (src/platform/network-digest.ts). Removed after a day.
 */
export const signUpNetworks = sqliteTable(
  'sign_up_networks',
  {
    network: text().primaryKey(),
    width: text().$type<Width>().notNull(),
    asked: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    check(
      'sign_ups_a_day',
      sql`${t.asked} <= case ${t.width} when 'ipv6/64' then 10 when 'ipv6/56' then 20 else 40 end`,
    ),
    index('sign_up_networks_old').on(t.at),
  ],
)

/** Who has confirmed. Whether a campaign may go to them: `mayBeSentTo` (campaign-queries.ts). */
export const subscribers = sqliteTable(
  'subscribers',
  {
    id: text().primaryKey(),
    /** Null once they have left for 30 days: until then they may change their mind. */
    email: sealedText(),
    name: sealedText(),
    emailDigest: text().notNull().unique('one_subscriber_per_address'),
    language: text().notNull(),
    confirmedAt: integer().notNull(),
    /** Nothing is sent before this time. Null: no pause. */
    pausedUntil: integer(),
    leftAt: integer(),
    /** Mails in a row that could not be delivered for now. */
    softBounces: integer().notNull().default(0),
  },
  (t) => [
    index('subscribers_left').on(t.leftAt).where(sql`${t.leftAt} is not null`),
    index('subscribers_paused').on(t.pausedUntil).where(sql`${t.pausedUntil} is not null`),
    index('subscribers_by_time').on(t.confirmedAt),
  ],
)

export const subscriberTopics = sqliteTable(
  'subscriber_topics',
  {
    topicId: text()
      .notNull()
      .references(() => topics.id),
    subscriberId: text()
      .notNull()
      .references(() => subscribers.id),
  },
  (t) => [
    primaryKey({ columns: [t.topicId, t.subscriberId] }),
    index('topics_of_subscriber').on(t.subscriberId),
  ],
)

/**
 * Who agreed to what, when and where, append-only (trigger `consents_keep`); without a name or an
 * address. Kept three years after its subscriber has left, as long as a mail may have to be
 * justified (BGB § 195).
 */
export const consents = sqliteTable(
  'consents',
  {
    id: text().primaryKey(),
    emailDigest: text().notNull(),
    kind: text().$type<ConsentKind>().notNull(),
    wording: text().references(() => consentWordings.id),
    /** JSON of the names of the topics as they were then. */
    topics: text().notNull(),
    source: text().$type<SignUpSource>().notNull(),
    askedAt: integer(),
    confirmedAt: integer().notNull(),
    /** What an imported file says about it. */
    proof: sealedText(),
  },
  (t) => [index('consents_of_address').on(t.emailDigest, t.confirmedAt)],
)

/**
 * Addresses that no campaign goes to. Outlives whatever else is known of them, so that no import
 * brings them back; confirming a sign-up ends it.
 */
export const suppressions = sqliteTable(
  'suppressions',
  {
    emailDigest: text().primaryKey(),
    reason: text().$type<SuppressionReason>().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('suppressions_by_time').on(t.at), index('suppressions_by_reason').on(t.reason)],
)

/**
 * A newsletter: what it says, who gets it, and how far it is. The trigger `campaign_adds_up` lets
 * none be finished while it is not known of every recipient what became of the mail.
 */
export const campaigns = sqliteTable(
  'campaigns',
  {
    id: text().primaryKey(),
    version: integer().notNull().default(1),
    /** Names it in the archive's addresses and in the statistics (`utm_campaign`). */
    slug: text().notNull().unique('one_campaign_per_slug'),
    subject: text().notNull(),
    /** The line that mail programs show beside the subject. */
    preheader: text().notNull(),
    /** Markdown with product blocks. */
    body: text().notNull(),
    /**
     * What its product blocks showed when it was saved last, `Content.prices`: a check says which
     * have changed.
     */
    pricesShown: text({ mode: 'json' }).$type<Record<string, number>>(),
    /** Whether it is shown in the archive once sent. */
    isPublic: integer({ mode: 'boolean' }).notNull(),
    state: text().$type<CampaignState>().notNull(),
    /** When it begins to be sent. */
    scheduledAt: integer(),
    pauseReason: text().$type<PauseReason>(),
    /** JSON of `Content`: what is sent, as it was when the audience was frozen. */
    content: text(),
    /** The id of the last subscriber that was looked at for the audience. Null: none yet. */
    frozenTo: text(),
    /** Number of recipients, when the audience is complete and was counted. */
    recipients: integer(),
    /** What became of them: each batch adds its own once, when it is over. */
    sent: integer().notNull().default(0),
    skipped: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    unclear: integer().notNull().default(0),
    /**
     * What came back, and who left by a link in it: the trigger `mails_came_back` counts
     * `recipients.reason`.
     */
    bounced: integer().notNull().default(0),
    complained: integer().notNull().default(0),
    left: integer().notNull().default(0),
    /** When a message of the queue is expected; the clock looks after those that are overdue. */
    nextRunAt: integer().notNull().default(0),
    createdAt: integer().notNull(),
    startedAt: integer(),
    finishedAt: integer(),
  },
  (t) => [
    index('campaigns_by_state').on(t.state, t.scheduledAt),
    index('campaigns_archived')
      .on(t.finishedAt)
      .where(sql`${t.isPublic} = 1 and ${t.finishedAt} is not null`),
  ],
)

export const campaignTopics = sqliteTable(
  'campaign_topics',
  {
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    topicId: text()
      .notNull()
      .references(() => topics.id),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.topicId] })],
)

/** Up to 100 recipients that are handed to the mail service at once, under one idempotency key. */
export const campaignBatches = sqliteTable(
  'campaign_batches',
  {
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    n: integer().notNull(),
    /** Number of its recipients. */
    size: integer().notNull().default(0),
    state: text().$type<BatchState>().notNull(),
    attempts: integer().notNull().default(0),
    /** Which attempt has it. */
    claim: text(),
    /** Not before this time; while claimed, when the attempt counts as lost; then, when it was over. */
    dueAt: integer().notNull(),
    /**
     * When it was first handed over, if that may have been taken: mail services forget keys after a
     * day. Null while it waits.
     */
    handedOverAt: integer(),
    /** The day of `campaign_days` in which it is counted. */
    countedOn: text(),
    fault: text(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.n] }),
    index('campaign_batches_due').on(t.campaignId, t.state, t.dueAt),
  ],
)

/**
 * One row for each mail of a campaign: who gets it, and what became of it, which is never taken back
 * (trigger `recipients_go_forward`).
 */
export const recipients = sqliteTable(
  'recipients',
  {
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    subscriberId: text().notNull(),
    batch: integer().notNull(),
    state: text().$type<RecipientState>().notNull(),
    /** Why it was skipped or failed, or what came back: one word of the rules. */
    reason: text(),
    at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.subscriberId] }),
    index('recipients_of_batch').on(t.campaignId, t.batch),
    index('recipients_of_subscriber').on(t.subscriberId),
  ],
)

/** How many mails of campaigns were handed over on a day (UTC), for the warm-up and for the rate. */
export const campaignDays = sqliteTable('campaign_days', {
  day: text().primaryKey(),
  sent: integer().notNull(),
  /** From when on the rate allows the next batch: seconds, with fractions. */
  nextAt: real().notNull().default(0),
})

/** Events of mail services that were acted upon, so that each counts once. Removed after 30 days. */
export const mailEvents = sqliteTable(
  'mail_events',
  { id: text().primaryKey(), at: integer().notNull() },
  (t) => [index('mail_events_old').on(t.at)],
)

/** A file of subscribers that is being looked at or taken in. */
export const subscriberImports = sqliteTable('subscriber_imports', {
  id: text().primaryKey(),
  at: integer().notNull(),
  state: text().$type<'checked' | 'running' | 'done' | 'dropped'>().notNull(),
  lines: integer().notNull(),
  /** How many lines have been taken in. */
  done: integer().notNull().default(0),
  /** JSON of how many lines did what, by word of the rules. */
  outcome: text().notNull(),
})

/** Lines of such a file, some hundred together; gone once taken in, or after a day. */
export const subscriberImportParts = sqliteTable(
  'subscriber_import_parts',
  {
    /** `<import>:<n>` */
    id: text().primaryKey(),
    importId: text()
      .notNull()
      .references(() => subscriberImports.id),
    n: integer().notNull(),
    /** JSON of the lines. */
    content: sealedText().notNull(),
  },
  (t) => [uniqueIndex('parts_of_import').on(t.importId, t.n)],
)
