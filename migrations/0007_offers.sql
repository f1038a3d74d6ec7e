ALTER TABLE `products` ADD `facets` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `products` ADD `offers` text DEFAULT '[[]]' NOT NULL;--> statement-breakpoint
ALTER TABLE `products` ADD `offer_prices` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `variants` ADD `facets` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
-- Stock moves with every order, from several places. Whoever writes a variant, its product is asked to work out anew what can be
-- had now, by an empty text; further sizes of what is there already change nothing.
CREATE TRIGGER `offers_added` AFTER INSERT ON `variants`
WHEN NEW.`active` AND NOT EXISTS (
	SELECT 1 FROM `variants`
	WHERE `product_id` = NEW.`product_id` AND `id` <> NEW.`id` AND `active` AND `price` = NEW.`price` AND `facets` = NEW.`facets`
		AND (`made_to_order` OR `stock` > 0) = (NEW.`made_to_order` OR NEW.`stock` > 0)
)
BEGIN
	UPDATE `products` SET `offers` = '' WHERE `id` = NEW.`product_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `offers_changed` AFTER UPDATE OF `stock`, `active`, `made_to_order`, `price`, `facets` ON `variants`
WHEN OLD.`active` <> NEW.`active` OR OLD.`price` <> NEW.`price` OR OLD.`facets` <> NEW.`facets`
	OR (OLD.`made_to_order` OR OLD.`stock` > 0) <> (NEW.`made_to_order` OR NEW.`stock` > 0)
BEGIN
	UPDATE `products` SET `offers` = '' WHERE `id` = NEW.`product_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `offers_worked_out` AFTER UPDATE OF `offers` ON `products` WHEN NEW.`offers` = ''
BEGIN
	UPDATE `products` SET (`offers`, `offer_prices`) = (
		SELECT coalesce(nullif(json_group_array(json(`names`) ORDER BY `names`) FILTER (WHERE `first_of_names`), '[]'), '[[]]'),
			json_group_array(json_array(`place`, `price`) ORDER BY `price`, `place`)
		FROM (
			SELECT DISTINCT `names`, `price`, dense_rank() OVER (ORDER BY `names`) - 1 AS `place`,
				`price` = min(`price`) OVER (PARTITION BY `names`) AS `first_of_names`
			FROM (
				SELECT `price`, iif(`made_to_order` OR `stock` > 0, `facets`, (
					SELECT json_group_array(`value`) FROM json_each(`facets`)
					WHERE `value` NOT GLOB 'availability=*' AND `value` NOT GLOB 'ready=*'
				)) AS `names`
				FROM `variants`
				WHERE `product_id` = NEW.`id` AND `active` AND (`made_to_order` OR `stock` > 0) = (
					SELECT max(`made_to_order` OR `stock` > 0) FROM `variants` WHERE `product_id` = NEW.`id` AND `active`
				)
			)
		)
	) WHERE `id` = NEW.`id`;
END;
--> statement-breakpoint
-- Until the next import every variant has what its piece was found by. Of the times within which it is ready it has the longer, too.
UPDATE `variants` SET `facets` = (
	SELECT json_group_array(`name`) FROM (
		SELECT each.`value` AS `name`
			FROM `products` p, json_each(iif(`variants`.`made_to_order`, p.`facets_otherwise`, p.`facets_in_stock`)) each
			WHERE p.`id` = `variants`.`product_id`
		UNION
		SELECT 'ready=' || longer.`value`
			FROM `products` p, json_each(iif(`variants`.`made_to_order`, p.`facets_otherwise`, p.`facets_in_stock`)) each,
				json_each('[0,5,10,15,20,30]') longer
			WHERE p.`id` = `variants`.`product_id` AND each.`value` GLOB 'ready=*'
				AND longer.`value` > CAST(substr(each.`value`, 7) AS integer)
	)
);
--> statement-breakpoint
UPDATE `products` SET `offers` = '';
