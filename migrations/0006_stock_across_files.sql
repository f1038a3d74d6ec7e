ALTER TABLE `variants` ADD `oversold` integer DEFAULT 0 NOT NULL CONSTRAINT "oversold_not_negative" CHECK("oversold" >= 0);
--> statement-breakpoint
ALTER TABLE `variants` ADD `tracked` integer DEFAULT true NOT NULL;
