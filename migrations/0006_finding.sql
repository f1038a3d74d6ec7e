CREATE TABLE `collection_words` (
	`collection_id` text NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`collection_id`, `word`),
	FOREIGN KEY (`collection_id`) REFERENCES `collections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `collections_of_word` ON `collection_words` (`word`,`collection_id`);--> statement-breakpoint
CREATE TABLE `facet_values` (
	`name` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `product_words` (
	`product_id` text NOT NULL,
	`word` text NOT NULL,
	`weight` integer NOT NULL,
	PRIMARY KEY(`product_id`, `word`),
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `products_of_word` ON `product_words` (`word`,`product_id`,`weight`);--> statement-breakpoint
CREATE TABLE `related_products` (
	`product_id` text NOT NULL,
	`kind` text NOT NULL,
	`rank` integer NOT NULL,
	`other_id` text NOT NULL,
	PRIMARY KEY(`product_id`, `kind`, `rank`),
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `word_remains` (
	`remains` text NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`remains`, `word`)
);
--> statement-breakpoint
ALTER TABLE `products` ADD `facets_in_stock` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `products` ADD `facets_otherwise` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `products` ADD `in_stock` integer DEFAULT false NOT NULL;--> statement-breakpoint
-- Stock moves with every order, from several places; whether a piece can leave now moves with it, whoever wrote.
CREATE TRIGGER `in_stock_added` AFTER INSERT ON `variants`
WHEN NEW.`active` AND NOT NEW.`made_to_order` AND NEW.`stock` > 0
BEGIN
	UPDATE `products` SET `in_stock` = 1 WHERE `id` = NEW.`product_id` AND NOT `in_stock`;
END;
--> statement-breakpoint
CREATE TRIGGER `in_stock_changed` AFTER UPDATE OF `stock`, `active`, `made_to_order` ON `variants`
WHEN (OLD.`active` AND NOT OLD.`made_to_order` AND OLD.`stock` > 0)
	<> (NEW.`active` AND NOT NEW.`made_to_order` AND NEW.`stock` > 0)
BEGIN
	UPDATE `products` SET `in_stock` = EXISTS (
		SELECT 1 FROM `variants` WHERE `product_id` = NEW.`product_id` AND `active` AND NOT `made_to_order` AND `stock` > 0
	) WHERE `id` = NEW.`product_id`;
END;
--> statement-breakpoint
UPDATE `products` SET `in_stock` = 1 WHERE `id` IN (
	SELECT `product_id` FROM `variants` WHERE `active` AND NOT `made_to_order` AND `stock` > 0
);
--> statement-breakpoint
-- Until the next import, every word that found a piece still finds it, all alike.
INSERT INTO `product_words` (`product_id`, `word`, `weight`)
	SELECT DISTINCT p.`id`, w.`value`, 1
	FROM `products` p, json_each('[' || replace(json_quote(p.`search_text`), ' ', '","') || ']') w
	WHERE w.`value` <> '';
