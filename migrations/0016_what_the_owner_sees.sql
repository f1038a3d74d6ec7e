ALTER TABLE `shipments` ADD `report_refused` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `awaits` text;--> statement-breakpoint
ALTER TABLE `journal_readings` ADD `permitted` integer DEFAULT true NOT NULL;