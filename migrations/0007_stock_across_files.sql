CREATE TABLE `product_redirects` (
	`handle` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `variants` ADD `oversold` integer DEFAULT 0 NOT NULL CONSTRAINT "oversold_or_in_stock" CHECK("oversold" = 0 or ("oversold" > 0 and "stock" <= 0));
--> statement-breakpoint
ALTER TABLE `variants` ADD `tracked` integer DEFAULT true NOT NULL;
