CREATE TABLE `product_redirects` (
	`handle` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `variants` ADD `oversold` integer DEFAULT 0 NOT NULL CONSTRAINT "oversold_not_negative" CHECK("oversold" >= 0);
--> statement-breakpoint
ALTER TABLE `variants` ADD `tracked` integer DEFAULT true NOT NULL;
