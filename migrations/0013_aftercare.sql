CREATE TABLE `bought_facts` (
	`line_id` text PRIMARY KEY NOT NULL,
	`vendor` text NOT NULL,
	`options` text NOT NULL,
	`option_values` text NOT NULL,
	`facts` text NOT NULL,
	FOREIGN KEY (`line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `service_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`line_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`said` text NOT NULL,
	`answer` text,
	`asked_at` integer NOT NULL,
	`said_at` integer NOT NULL,
	`done_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "service_kind" CHECK("service_requests"."kind" in ('resize', 'repair', 'cleaning', 'other')),
	CONSTRAINT "service_state" CHECK("service_requests"."state" in ('open', 'answered', 'done'))
);
--> statement-breakpoint
CREATE INDEX `services_of_order` ON `service_requests` (`order_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `services_by_state` ON `service_requests` (`state`,`asked_at`);--> statement-breakpoint
CREATE INDEX `services_old` ON `service_requests` (`said_at`);--> statement-breakpoint
-- One order can ask for so much: five requests that wait for an answer, twenty in all. Each is a mail
-- to the owner and two thousand letters to keep.
CREATE TRIGGER `services_open` BEFORE INSERT ON `service_requests`
WHEN NEW.`state` = 'open' AND (
	SELECT count(*) FROM `service_requests` WHERE `order_id` = NEW.`order_id` AND `state` = 'open'
) >= 5
BEGIN
	SELECT RAISE(ABORT, 'services_open constraint failed');
END;
--> statement-breakpoint
CREATE TRIGGER `services_of_order` BEFORE INSERT ON `service_requests`
WHEN (SELECT count(*) FROM `service_requests` WHERE `order_id` = NEW.`order_id`) >= 20
BEGIN
	SELECT RAISE(ABORT, 'services_of_order constraint failed');
END;
--> statement-breakpoint
-- It goes forward: what has been answered never waits again, and what is done stays so.
CREATE TRIGGER `service_goes_forward` BEFORE UPDATE OF `state` ON `service_requests`
WHEN NEW.`state` <> OLD.`state` AND NOT (
	(OLD.`state` = 'open' AND NEW.`state` IN ('answered', 'done'))
	OR (OLD.`state` = 'answered' AND NEW.`state` = 'done')
)
BEGIN
	SELECT RAISE(ABORT, 'service_goes_forward constraint failed');
END;
--> statement-breakpoint
CREATE TRIGGER `services_gone` AFTER DELETE ON `orders`
BEGIN
	DELETE FROM `service_requests` WHERE `order_id` = OLD.`id`;
END;
--> statement-breakpoint
-- A certificate says what was sold, whatever the catalogue says later: what a piece is is kept when it
-- is paid for, and anew when it is changed before work begins.
CREATE TRIGGER `facts_of_sold` AFTER UPDATE OF `state` ON `orders`
WHEN NEW.`state` = 'paid' AND OLD.`state` <> 'paid' AND NEW.`parent_id` IS NULL
BEGIN
	DELETE FROM `bought_facts` WHERE `line_id` IN (SELECT `id` FROM `order_lines` WHERE `order_id` = NEW.`id`);
	INSERT INTO `bought_facts` (`line_id`, `vendor`, `options`, `option_values`, `facts`)
	SELECT `order_lines`.`id`, `vendor`, `options`, `option_values`, `facts`
	FROM `order_lines` CROSS JOIN `variants` CROSS JOIN `products`
	WHERE `order_lines`.`order_id` = NEW.`id` AND `variants`.`id` = `order_lines`.`variant_id`
		AND `products`.`id` = `variants`.`product_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `facts_of_changed` AFTER UPDATE OF `state` ON `order_changes`
WHEN NEW.`state` = 'applied' AND OLD.`state` <> 'applied'
BEGIN
	DELETE FROM `bought_facts` WHERE `line_id` = NEW.`line_id`;
	INSERT INTO `bought_facts` (`line_id`, `vendor`, `options`, `option_values`, `facts`)
	SELECT `order_lines`.`id`, `vendor`, `options`, `option_values`, `facts`
	FROM `order_lines` CROSS JOIN `variants` CROSS JOIN `products`
	WHERE `order_lines`.`id` = NEW.`line_id` AND `variants`.`id` = `order_lines`.`variant_id`
		AND `products`.`id` = `variants`.`product_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `bought_facts_gone` AFTER DELETE ON `order_lines`
BEGIN
	DELETE FROM `bought_facts` WHERE `line_id` = OLD.`id`;
END;
--> statement-breakpoint
-- Of what was sold before, the catalogue of today knows best.
INSERT INTO `bought_facts` (`line_id`, `vendor`, `options`, `option_values`, `facts`)
SELECT `order_lines`.`id`, `vendor`, `options`, `option_values`, `facts`
FROM `order_lines`
JOIN `orders` ON `orders`.`id` = `order_lines`.`order_id`
JOIN `variants` ON `variants`.`id` = `order_lines`.`variant_id`
JOIN `products` ON `products`.`id` = `variants`.`product_id`
WHERE `orders`.`stage` IS NOT NULL;
