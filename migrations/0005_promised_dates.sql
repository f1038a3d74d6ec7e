ALTER TABLE `orders` ADD `ready_by` text;--> statement-breakpoint
ALTER TABLE `orders` ADD `deliver_from` text;--> statement-breakpoint
ALTER TABLE `orders` ADD `deliver_by` text;