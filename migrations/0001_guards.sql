-- The history of an order can be added to and read, by nobody changed: not by a fault in the code either.
CREATE TRIGGER `order_events_keep` BEFORE UPDATE ON `order_events`
BEGIN
	SELECT RAISE(ABORT, 'order_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `order_events_stay` BEFORE DELETE ON `order_events`
BEGIN
	SELECT RAISE(ABORT, 'order_events is append-only');
END;
--> statement-breakpoint
-- A cart holds forty lines, however many forms are posted at once. More pieces on a line that is there are no new line.
CREATE TRIGGER `cart_lines_limit` BEFORE INSERT ON `cart_lines`
WHEN (SELECT count(*) FROM `cart_lines` WHERE `cart_id` = NEW.`cart_id`) >= 40
	AND NOT EXISTS (
		SELECT 1 FROM `cart_lines`
		WHERE `cart_id` = NEW.`cart_id` AND `variant_id` = NEW.`variant_id`
			AND `personalization_digest` = NEW.`personalization_digest`
	)
BEGIN
	SELECT RAISE(ABORT, 'cart_lines_limit constraint failed');
END;
