-- Whom a mail goes to, by the keyed digest of the address: set for mails that anybody can cause by
-- typing somebody's address, so that they can be counted. Null for all others.
ALTER TABLE `outbox` ADD `address_digest` text;
--> statement-breakpoint
CREATE INDEX `outbox_by_address` ON `outbox` (`address_digest`,`due_at`) WHERE "outbox"."address_digest" is not null;
--> statement-breakpoint
CREATE TABLE `used_forms` (
	`number` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `used_forms_expired` ON `used_forms` (`at`);
--> statement-breakpoint
-- Links are sent five times a day to an address, over all its orders: nobody fills somebody else's
-- mailbox.
CREATE TRIGGER `links_to_address` BEFORE INSERT ON `outbox`
WHEN NEW.`kind` = 'order-link' AND (
	SELECT count(*) FROM `outbox`
	WHERE `address_digest` = NEW.`address_digest` AND `kind` = 'order-link' AND `created_at` > NEW.`created_at` - 86400
) >= 5
BEGIN
	SELECT RAISE(ABORT, 'links_to_address constraint failed');
END;
--> statement-breakpoint
-- Until when money that is on its way is waited for.
ALTER TABLE `orders` ADD `await_until` integer;
--> statement-breakpoint
-- Money on its way is not here yet: such orders are unpaid too, for an e-mail address and for a
-- cart, which keeps units with each. A cart's order that waits on its payment page is the one that
-- this one replaces.
CREATE TRIGGER `too_many_awaited` BEFORE INSERT ON `orders`
WHEN NEW.`state` = 'pending' AND (
	SELECT count(*) FROM `orders`
	WHERE (`email_digest` = NEW.`email_digest` OR `cart_id` = NEW.`cart_id`)
		AND (`state` = 'processing' OR `state` = 'pending' AND `cart_id` <> NEW.`cart_id`)
) >= 3
BEGIN
	SELECT RAISE(ABORT, 'too_many_unpaid constraint failed');
END;
--> statement-breakpoint
-- Anybody can type somebody's address into the checkout. Before there is money, an address gets one
-- mail a day; one more is kept for the next day, if it is to say that there was no payment. Of an
-- address that has paid before, five a day are enough. What is over is left out: the order's page
-- says it. Links have a limit of their own, above.
CREATE TRIGGER `mails_before_money` BEFORE INSERT ON `outbox`
WHEN NEW.`address_digest` IS NOT NULL AND NEW.`kind` <> 'order-link' AND (
	SELECT count(*) FROM `outbox`
	WHERE `address_digest` = NEW.`address_digest` AND `kind` <> 'order-link' AND `due_at` > NEW.`due_at` - 86400
) >= iif(
	EXISTS (SELECT 1 FROM `orders` WHERE `email_digest` = NEW.`address_digest` AND `paid` > 0),
	5, iif(NEW.`kind` = 'payment-awaited', 1, 2)
)
BEGIN
	SELECT RAISE(IGNORE);
END;
--> statement-breakpoint
CREATE TRIGGER `mails_wait_a_day` AFTER INSERT ON `outbox`
WHEN NEW.`address_digest` IS NOT NULL AND NEW.`kind` <> 'order-link'
	AND NOT EXISTS (SELECT 1 FROM `orders` WHERE `email_digest` = NEW.`address_digest` AND `paid` > 0)
BEGIN
	UPDATE `outbox` SET `due_at` = coalesce((
		SELECT max(`due_at`) + 86400 FROM `outbox`
		WHERE `address_digest` = NEW.`address_digest` AND `kind` <> 'order-link' AND `id` <> NEW.`id`
			AND `due_at` > NEW.`due_at` - 86400
	), `due_at`) WHERE `id` = NEW.`id`;
END;
