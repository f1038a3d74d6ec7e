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
