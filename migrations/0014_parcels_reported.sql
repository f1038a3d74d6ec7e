ALTER TABLE `shipments` ADD `report_at` integer;--> statement-breakpoint
CREATE INDEX `shipments_to_report` ON `shipments` (`report_at`) WHERE "shipments"."report_at" is not null;