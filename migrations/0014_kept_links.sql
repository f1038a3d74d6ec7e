CREATE TABLE `kept_links` (
	`cart_id` text PRIMARY KEY NOT NULL,
	`seed` text NOT NULL,
	`token_hash` text,
	`shows_prices` integer NOT NULL,
	`shows_choices` integer NOT NULL,
	`day` integer NOT NULL,
	`changes` integer NOT NULL,
	FOREIGN KEY (`cart_id`) REFERENCES `carts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kept_links_a_day" CHECK("kept_links"."changes" <= 20)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kept_links_tokenHash_unique` ON `kept_links` (`token_hash`);--> statement-breakpoint
-- What a guest shares ends with them.
CREATE TRIGGER `kept_links_gone` BEFORE DELETE ON `carts`
BEGIN
	DELETE FROM `kept_links` WHERE `cart_id` = OLD.`id`;
END;
