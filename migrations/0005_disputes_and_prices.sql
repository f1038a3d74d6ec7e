-- What was noted of each dispute, so that each thing is noted once, whatever arrives in which order.
ALTER TABLE `orders` ADD `dispute_notes` text DEFAULT '[]' NOT NULL;
--> statement-breakpoint
-- Nothing is sold for nothing: a variant with a price of 0 is on request.
CREATE TRIGGER `order_line_has_price` BEFORE INSERT ON `order_lines` WHEN NEW.`unit_price` <= 0
BEGIN
	SELECT RAISE(ABORT, 'order_line_has_price constraint failed');
END;
--> statement-breakpoint
-- What is on request cannot be had, whatever its stock. As `offers_worked_out`, right after it, for
-- products that have such a variant.
CREATE TRIGGER `offers_with_price` AFTER UPDATE OF `offers` ON `products`
WHEN OLD.`offers` = '' AND NEW.`offers` <> '' AND NEW.`offer_prices` LIKE '%,0]%'
BEGIN
	UPDATE `products` SET (`offers`, `offer_prices`) = (
		SELECT coalesce(nullif(json_group_array(json(`names`) ORDER BY `names`) FILTER (WHERE `first_of_names`), '[]'), '[[]]'),
			json_group_array(json_array(`place`, `price`) ORDER BY `price`, `place`)
		FROM (
			SELECT DISTINCT `names`, `price`, dense_rank() OVER (ORDER BY `names`) - 1 AS `place`,
				`price` = min(`price`) OVER (PARTITION BY `names`) AS `first_of_names`
			FROM (
				SELECT `price`, iif(`price` > 0 AND (`made_to_order` OR `stock` > 0), `facets`, (
					SELECT json_group_array(`value`) FROM json_each(`facets`)
					WHERE `value` NOT GLOB 'availability=*' AND `value` NOT GLOB 'ready=*'
				)) AS `names`
				FROM `variants`
				WHERE `product_id` = NEW.`id` AND `active` AND (`price` > 0 AND (`made_to_order` OR `stock` > 0)) = (
					SELECT max(`price` > 0 AND (`made_to_order` OR `stock` > 0)) FROM `variants` WHERE `product_id` = NEW.`id` AND `active`
				)
			)
		)
	) WHERE `id` = NEW.`id`;
END;
