-- A link to an order is sent again five times a day at most, whoever asks: a letter box is not filled by somebody else.
CREATE TRIGGER `links_a_day` BEFORE INSERT ON `order_events`
WHEN NEW.`kind` = 'link-sent' AND (
	SELECT count(*) FROM `order_events`
	WHERE `order_id` = NEW.`order_id` AND `kind` = 'link-sent' AND `at` > NEW.`at` - 86400
) >= 5
BEGIN
	SELECT RAISE(ABORT, 'links_a_day constraint failed');
END;
--> statement-breakpoint
-- Three unpaid orders of one e-mail address at a time, whatever number of carts: each keeps pieces from everybody else. The
-- cart's own is not counted, because a cart has one at most (`one_pending_order_per_cart`).
CREATE TRIGGER `too_many_unpaid` BEFORE INSERT ON `orders`
WHEN NEW.`state` = 'pending' AND (
	SELECT count(*) FROM `orders`
	WHERE `email_digest` = NEW.`email_digest` AND `state` = 'pending' AND `cart_id` <> NEW.`cart_id`
) >= 3
BEGIN
	SELECT RAISE(ABORT, 'too_many_unpaid constraint failed');
END;
