-- Counts of the desk read these and not the rows, which are long because names and addresses are sealed.
CREATE INDEX `subscribers_by_time` ON `subscribers` (`confirmed_at`);
--> statement-breakpoint
CREATE INDEX `subscribers_paused` ON `subscribers` (`paused_until`) WHERE "subscribers"."paused_until" is not null;
--> statement-breakpoint
CREATE INDEX `suppressions_by_reason` ON `suppressions` (`reason`);
