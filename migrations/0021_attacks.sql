-- Mails about a subscription go 30 days after they were caused: they have the address where they were
-- never delivered, and say who subscribed where they were.
CREATE INDEX `outbox_of_newsletter` ON `outbox` (`created_at`) WHERE "outbox"."kind" like 'newsletter-%';
