CREATE TABLE `kept_pieces` (
	`id` text PRIMARY KEY NOT NULL,
	`cart_id` text NOT NULL,
	`product_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`personalization_digest` text NOT NULL,
	`personalization` text,
	`kept_at` integer NOT NULL,
	FOREIGN KEY (`cart_id`) REFERENCES `carts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kept_pieces_of_product` ON `kept_pieces` (`product_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `kept_once` ON `kept_pieces` (`cart_id`,`product_id`,`variant_id`,`personalization_digest`);--> statement-breakpoint
ALTER TABLE `carts` ADD `ring_size` integer;--> statement-breakpoint
ALTER TABLE `carts` ADD `for_you` integer DEFAULT true NOT NULL;--> statement-breakpoint
-- Sixty pieces are kept, however many forms are posted at once.
CREATE TRIGGER `kept_limit` BEFORE INSERT ON `kept_pieces`
WHEN (SELECT count(*) FROM `kept_pieces` WHERE `cart_id` = NEW.`cart_id`) >= 60
	AND NOT EXISTS (
		SELECT 1 FROM `kept_pieces`
		WHERE `cart_id` = NEW.`cart_id` AND `product_id` = NEW.`product_id`
			AND `variant_id` = NEW.`variant_id`
			AND `personalization_digest` = NEW.`personalization_digest`
	)
BEGIN
	SELECT RAISE(ABORT, 'kept_limit constraint failed');
END;
--> statement-breakpoint
-- What is kept goes with its guest.
CREATE TRIGGER `kept_gone` BEFORE DELETE ON `carts`
BEGIN
	DELETE FROM `kept_pieces` WHERE `cart_id` = OLD.`id`;
END;
--> statement-breakpoint
-- Who kept pieces, or told their size, and never put anything into the cart, has begun none.
DROP TRIGGER `carts_gone`;
--> statement-breakpoint
CREATE TRIGGER `carts_gone` AFTER DELETE ON `carts`
WHEN OLD.`revision` > 0
BEGIN
	INSERT INTO `carts_deleted` (`day`, `carts`) VALUES (date(OLD.`created_at`, 'unixepoch'), 1)
		ON CONFLICT (`day`) DO UPDATE SET `carts` = `carts` + 1;
END;
