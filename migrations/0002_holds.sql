CREATE TABLE `cart_networks` (
	`network` text PRIMARY KEY NOT NULL,
	`width` text NOT NULL,
	`carts` integer NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "carts_a_day" CHECK("cart_networks"."carts" <= case "cart_networks"."width" when 'ipv6/64' then 30 when 'ipv6/56' then 60 else 100 end)
);
--> statement-breakpoint
CREATE INDEX `cart_networks_old` ON `cart_networks` (`at`);--> statement-breakpoint
CREATE TABLE `order_holders` (
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`holder` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`order_id`, `kind`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `orders_of_holder` ON `order_holders` (`holder`,`at`);--> statement-breakpoint
CREATE INDEX `order_holders_old` ON `order_holders` (`at`);--> statement-breakpoint
CREATE TABLE `unpaid_orders_deleted` (
	`day` text PRIMARY KEY NOT NULL,
	`orders` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cart_submissions_old` ON `cart_submissions` (`at`);--> statement-breakpoint
CREATE INDEX `mails_of_subject` ON `outbox` (`subject_id`);--> statement-breakpoint
-- What a cart or a network holds without paying is kept from everybody else. A unit counts twice
-- where the holder has more of its variant than is left for all others. Looked at when the order
-- and its lines are written, and its stock is taken.
CREATE TRIGGER `units_held` BEFORE INSERT ON `order_holders`
WHEN (
	SELECT total(`units` * (1 + (`units` > `stock`))) FROM (
		SELECT sum(`held`) AS `units`, `stock` FROM `order_lines` JOIN `variants` ON `variants`.`id` = `variant_id`
		WHERE `held` > 0 AND `order_id` IN (
			SELECT NEW.`order_id`
			UNION SELECT `order_id` FROM `order_holders` JOIN `orders` ON `orders`.`id` = `order_id`
				WHERE `holder` = NEW.`holder` AND `state` IN ('pending', 'processing')
		)
		GROUP BY `variant_id`
	)
) > CASE NEW.`kind` WHEN 'cart' THEN 20 WHEN 'ipv6/64' THEN 20 WHEN 'ipv6/56' THEN 30 ELSE 40 END
BEGIN
	SELECT RAISE(ABORT, 'units_held constraint failed');
END;
--> statement-breakpoint
-- Orders that are not paid are kept for a week. A paid one leaves this table.
CREATE TRIGGER `unpaid_orders_a_day` BEFORE INSERT ON `order_holders`
WHEN (SELECT count(*) FROM `order_holders` WHERE `holder` = NEW.`holder` AND `at` > NEW.`at` - 86400)
	>= CASE NEW.`kind` WHEN 'cart' THEN 10 WHEN 'ipv6/64' THEN 20 WHEN 'ipv6/56' THEN 30 ELSE 60 END
BEGIN
	SELECT RAISE(ABORT, 'unpaid_orders_a_day constraint failed');
END;
--> statement-breakpoint
-- Nobody renews a hold of the last units by ordering again: the next order holds them until the
-- first hold ends, and then others come first, for 20 minutes, 40 after a second hold, and so on.
-- An order whose payment page could not be opened gave nobody time to pay, and is no hold.
CREATE TRIGGER `hold_ended` BEFORE INSERT ON `order_holders`
WHEN EXISTS (
	SELECT 1 FROM `order_lines` AS `mine`
	JOIN `orders` AS `this` ON `this`.`id` = `mine`.`order_id`
	JOIN `variants` ON `variants`.`id` = `mine`.`variant_id` AND `stock` = 0
	JOIN `order_holders` AS `holds` ON `holds`.`holder` = NEW.`holder` AND `holds`.`at` > NEW.`at` - 86400
	JOIN `orders` AS `earlier` ON `earlier`.`id` = `holds`.`order_id` AND `earlier`.`state` = 'released'
	JOIN `order_lines` AS `theirs` ON `theirs`.`order_id` = `earlier`.`id`
		AND `theirs`.`variant_id` = `mine`.`variant_id` AND NOT `theirs`.`made_to_order`
	WHERE `mine`.`order_id` = NEW.`order_id` AND `mine`.`held` > 0 AND NOT EXISTS (
		SELECT 1 FROM `order_events` WHERE `order_id` = `earlier`.`id` AND `order_events`.`kind` = 'payment-page-failed'
	)
	GROUP BY `mine`.`variant_id`
	HAVING `this`.`hold_until` > max(`earlier`.`hold_until`)
		AND NEW.`at` < max(`earlier`.`hold_until`) + 1200 * (1 << min(count(DISTINCT `earlier`.`hold_until`) - 1, 6))
)
BEGIN
	SELECT RAISE(ABORT, 'hold_ended constraint failed');
END;
--> statement-breakpoint
-- A cart takes 200 forms; the clock forgets those of yesterday.
CREATE TRIGGER `cart_forms_limit` BEFORE INSERT ON `cart_submissions`
WHEN (SELECT count(*) FROM `cart_submissions` WHERE `cart_id` = NEW.`cart_id`) >= 200
BEGIN
	SELECT RAISE(ABORT, 'cart_forms_limit constraint failed');
END;
--> statement-breakpoint
-- An order that somebody paid for, or that the owner must look at, cannot be deleted.
CREATE TRIGGER `orders_stay` BEFORE DELETE ON `orders`
WHEN OLD.`state` <> 'released' OR OLD.`paid` <> 0 OR OLD.`attention` IS NOT NULL
	OR EXISTS (SELECT 1 FROM `order_lines` WHERE `order_id` = OLD.`id` AND `held` > 0)
BEGIN
	SELECT RAISE(ABORT, 'orders that matter stay');
END;
--> statement-breakpoint
-- With an order goes whatever belongs to it, in one statement; its day's count stays. A provider's
-- event stays claimed.
CREATE TRIGGER `orders_gone` AFTER DELETE ON `orders`
BEGIN
	DELETE FROM `order_events` WHERE `order_id` = OLD.`id`;
	DELETE FROM `order_moves` WHERE `order_id` = OLD.`id`;
	DELETE FROM `order_links` WHERE `order_id` = OLD.`id`;
	DELETE FROM `order_lines` WHERE `order_id` = OLD.`id`;
	DELETE FROM `order_holders` WHERE `order_id` = OLD.`id`;
	DELETE FROM `outbox` WHERE `subject_id` = OLD.`id`;
	UPDATE `provider_events` SET `order_id` = NULL WHERE `order_id` = OLD.`id`;
	INSERT INTO `unpaid_orders_deleted` (`day`, `orders`) VALUES (date(OLD.`placed_at`, 'unixepoch'), 1)
		ON CONFLICT (`day`) DO UPDATE SET `orders` = `orders` + 1;
END;
--> statement-breakpoint
DROP TRIGGER `order_events_stay`;
--> statement-breakpoint
-- The history of an order goes with its order, and only then.
CREATE TRIGGER `order_events_stay` BEFORE DELETE ON `order_events`
WHEN EXISTS (SELECT 1 FROM `orders` WHERE `id` = OLD.`order_id`)
BEGIN
	SELECT RAISE(ABORT, 'order_events is append-only');
END;
