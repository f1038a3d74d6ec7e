-- Every trigger of the database, by its table. The database keeps these rules itself, whoever
-- writes and whatever comes at once; tables.ts of the slice names each, with its limit. A later
-- migration that adds a trigger adds its name here: the comments of a migration may still change.
--
--   cart_lines    cart_lines_limit    40 lines in a cart
--                 cart_lines_added, cart_lines_changed, cart_lines_removed    count carts.revision
--   carts         carts_gone    those that had a line, by the day they were begun (0011, 0013)
--                 kept_gone    what its guest kept goes with it (0013)
--                 kept_links_gone    and the link that shared it (0014)
--   kept_pieces   kept_limit    60 pieces of a guest (0013)
--   cart_submissions  cart_forms_limit    200 forms a cart (0002)
--   orders        too_many_unpaid    3 unpaid orders of one e-mail address
--                 too_many_awaited    the same with money on its way, and of one cart
--                 orders_stay, orders_gone    deleted only when never paid, and whole (0002)
--   order_holders  units_held, unpaid_orders_a_day, hold_ended    what is held and not paid (0002)
--   order_events  order_events_keep, order_events_stay    append-only (0002: goes with its order)
--                 links_a_day    5 links to an order in 24 hours
--   outbox        links_to_address    5 links to an address in 24 hours
--                 mails_before_money, mails_wait_a_day    1 mail a day to an address before money
--                 preferences_links_a_day    3 links to a subscriber's preferences (0012)
--   stock_alerts  alerts_to_address    5 of an address, 3 a day to confirm (0007, 0013)
--                 alerts_of_variant    200 of a variant (0007)
--                 alerts_stopped    none for who has stopped them (0008, 0013)
--   sign_ups      sign_ups_of_address, sign_ups_of_mailbox    3 a day, 6 in 30 days (0012)
--   consents      consents_keep    never changed (0012)
--                 consents_a_day    20 changes of mind a day (0012)
--   recipients    recipients_go_forward    a mail that was sent never waits again (0012)
--                 mails_came_back    counts what came back of a campaign (0012)
--   campaigns     campaign_adds_up    finished when all is known of every recipient (0012)
--   variants      offers_added, offers_changed    ask for products.offers
--   orders        pieces_of_sold, pieces_of_refunded    a piece for each unit sold (0009, 0010)
--                 order_keys_gone    an order's keys go with it (0009)
--                 order_notes_gone    and what staff wrote about it (0009)
--   pieces        stage_of_new_order, stage_of_order    keep orders.stage (0009)
--                 pieces_move_with_event    no move without its event (0009)
--   piece_events  piece_events_keep, piece_events_stay    append-only (0009)
--   audit_log     audit_log_keep, audit_log_stay    append-only (0009)
--   shipments     sent_when_paid    only paid orders are sent (0009)
--   order_corrections  corrected_in_time, corrected_again_in_time    until all is sent (0009)
--                 parcels_corrected, parcels_corrected_again    parcels get a new version (0009)
--   refunds       refund_claims, refund_frees, refund_delivery_said    keep what orders and their
--                 lines have refunded within what was paid (0010)
--                 refund_goes_forward, refund_keeps, refunds_stay    (0010)
--   refund_lines  refund_line_claims    the same, of lines (0010)
--   journal       journal_keep, journal_stay    append-only (0010)
--                 journal_adds_days    its sum of each day (0010)
--   pieces        restocked_once, restocked_stays    back into stock once (0010)
--   returns       returns_of_shopper    20 of an order that its shopper asks for (0010)
--                 return_goes_forward    (0010)
--   return_pieces  received_once    a piece comes back once (0010)
--   order_changes  pieces_of_changed    changed until work begins (0010)
--   reminders     reminders_of_order    4 of a paid order run, 20 are kept (0014)
--                 reminders_stay_over    what is over stays so (0014)
--                 reminder_mails_gone    its mails go with it (0014)
--   order_moves   reminders_of_refunded    a refunded order ends its reminders (0014)
--   orders        order_reminders_gone    and they go with it (0014)
--   products      offers_worked_out, offers_with_price    keep offers and offer_prices
--   order_lines   order_line_has_price    nothing is sold for nothing
--                 bought_facts_gone    what its piece was goes with it (0013)
--   orders        facts_of_sold    what each piece was when it was paid for (0013)
--                 services_gone    what was asked for its pieces goes with it (0013)
--   order_changes  facts_of_changed    what a piece is after a change (0013)
--   service_requests  services_open, services_of_order    5 of an order wait, 20 in all (0013)
--                 service_goes_forward    (0013)

-- A cart holds forty lines, however many forms are posted at once. More pieces on a line that is
-- there are no new line.
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
--> statement-breakpoint
-- Every change of a cart's lines counts, whoever makes it: an order is placed for the lines that
-- were read, or not at all.
CREATE TRIGGER `cart_lines_added` AFTER INSERT ON `cart_lines`
BEGIN
	UPDATE `carts` SET `revision` = `revision` + 1 WHERE `id` = NEW.`cart_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `cart_lines_changed` AFTER UPDATE OF `quantity` ON `cart_lines`
BEGIN
	UPDATE `carts` SET `revision` = `revision` + 1 WHERE `id` = NEW.`cart_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `cart_lines_removed` AFTER DELETE ON `cart_lines`
BEGIN
	UPDATE `carts` SET `revision` = `revision` + 1 WHERE `id` = OLD.`cart_id`;
END;
--> statement-breakpoint
-- Three unpaid orders of one e-mail address at a time, whatever number of carts: each keeps pieces
-- from everybody else. The cart's own is not counted, because a cart has one at most
-- (`one_pending_order_per_cart`).
CREATE TRIGGER `too_many_unpaid` BEFORE INSERT ON `orders`
WHEN NEW.`state` = 'pending' AND (
	SELECT count(*) FROM `orders`
	WHERE `email_digest` = NEW.`email_digest` AND `state` = 'pending' AND `cart_id` <> NEW.`cart_id`
) >= 3
BEGIN
	SELECT RAISE(ABORT, 'too_many_unpaid constraint failed');
END;
--> statement-breakpoint
-- The history of an order can be read and added to, but never changed: not even by a fault in the
-- code.
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
-- A link to an order is sent again five times a day at most, whoever asks: nobody fills somebody
-- else's mailbox.
CREATE TRIGGER `links_a_day` BEFORE INSERT ON `order_events`
WHEN NEW.`kind` = 'link-sent' AND (
	SELECT count(*) FROM `order_events`
	WHERE `order_id` = NEW.`order_id` AND `kind` = 'link-sent' AND `at` > NEW.`at` - 86400
) >= 5
BEGIN
	SELECT RAISE(ABORT, 'links_a_day constraint failed');
END;
--> statement-breakpoint
-- Stock moves with every order, from several places. Whoever writes a variant, its product is asked
-- to work out anew what can be had now, by an empty text. Further sizes of what is there already
-- change nothing.
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
