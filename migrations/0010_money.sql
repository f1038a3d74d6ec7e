ALTER TABLE `outbox` ADD `settled_at` integer;
--> statement-breakpoint
ALTER TABLE `orders` ADD `origin` text DEFAULT 'shop' NOT NULL CONSTRAINT "order_origin" CHECK("origin" in ('shop', 'phone', 'counter', 'change'));
--> statement-breakpoint
ALTER TABLE `orders` ADD `placed_by` text;
--> statement-breakpoint
ALTER TABLE `orders` ADD `parent_id` text;
--> statement-breakpoint
ALTER TABLE `orders` ADD `refund_claimed` integer DEFAULT 0 NOT NULL CONSTRAINT "refund_claimed_within_paid" CHECK("refund_claimed" >= 0 and "refund_claimed" <= "paid");
--> statement-breakpoint
ALTER TABLE `orders` ADD `delivery_refunded` integer DEFAULT 0 NOT NULL CONSTRAINT "delivery_refunded_within_price" CHECK("delivery_refunded" >= 0 and "delivery_refunded" <= "delivery");
--> statement-breakpoint
ALTER TABLE `orders` ADD `dispute_due` integer;
--> statement-breakpoint
CREATE INDEX `orders_of_parent` ON `orders` (`parent_id`) WHERE "orders"."parent_id" is not null;
--> statement-breakpoint
CREATE INDEX `orders_taken_by_hand` ON `orders` (`placed_at`) WHERE "orders"."provider" in ('cash', 'transfer') and "orders"."state" in ('pending', 'processing');
--> statement-breakpoint
ALTER TABLE `order_lines` ADD `refunded_units` integer DEFAULT 0 NOT NULL CONSTRAINT "refunded_units_within_line" CHECK("refunded_units" >= 0 and "refunded_units" <= "quantity");
--> statement-breakpoint
ALTER TABLE `order_lines` ADD `refunded` integer DEFAULT 0 NOT NULL CONSTRAINT "refunded_within_line" CHECK("refunded" >= 0 and "refunded" <= "unit_price" * "quantity");
--> statement-breakpoint
ALTER TABLE `pieces` ADD `restocked_at` integer;
--> statement-breakpoint
CREATE TABLE `order_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`from_line` text NOT NULL,
	`line_id` text NOT NULL,
	`units` integer NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`leaves` text NOT NULL,
	`enters` text NOT NULL,
	`difference` integer NOT NULL,
	`state` text NOT NULL,
	`payment_order` text,
	`refund_id` text,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	`applied_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_line`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "change_state" CHECK("order_changes"."state" in ('waiting', 'applied', 'dropped')),
	CONSTRAINT "change_of_units" CHECK("order_changes"."units" > 0),
	CONSTRAINT "change_stages" CHECK("order_changes"."leaves" in ('to-make', 'ready') and "order_changes"."enters" in ('to-make', 'ready'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `change_paid_once` ON `order_changes` (`payment_order`);
--> statement-breakpoint
CREATE INDEX `changes_of_order` ON `order_changes` (`order_id`,`at`);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_waiting_change_of_line` ON `order_changes` (`from_line`) WHERE "order_changes"."state" = 'waiting';
--> statement-breakpoint
CREATE TABLE `returns` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`note` text,
	`answer` text,
	`staff_id` text,
	`asked_at` integer NOT NULL,
	`agreed_at` integer,
	`closed_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "return_state" CHECK("returns"."state" in ('asked', 'agreed', 'received', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `returns_of_order` ON `returns` (`order_id`,`asked_at`);
--> statement-breakpoint
CREATE INDEX `returns_by_state` ON `returns` (`state`,`asked_at`);
--> statement-breakpoint
CREATE TABLE `return_pieces` (
	`return_id` text NOT NULL,
	`piece_id` text NOT NULL,
	`live` integer NOT NULL,
	`condition` text,
	`received_at` integer,
	CONSTRAINT `piece_once_in_return` PRIMARY KEY(`return_id`, `piece_id`),
	FOREIGN KEY (`return_id`) REFERENCES `returns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`piece_id`) REFERENCES `pieces`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "condition_when_received" CHECK(("return_pieces"."condition" is null) = ("return_pieces"."received_at" is null)),
	CONSTRAINT "piece_condition" CHECK("return_pieces"."condition" in ('as-sent', 'damaged'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_live_return_per_piece` ON `return_pieces` (`piece_id`) WHERE "return_pieces"."live";
--> statement-breakpoint
CREATE TABLE `refunds` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`state` text NOT NULL,
	`way` text NOT NULL,
	`made_by` text NOT NULL,
	`staff_id` text,
	`amount` integer NOT NULL,
	`delivery` integer DEFAULT 0 NOT NULL,
	`currency` text NOT NULL,
	`reason` text NOT NULL,
	`note` text,
	`tell` integer NOT NULL,
	`return_id` text,
	`assigned` integer NOT NULL,
	`replaces` text,
	`provider_ref` text,
	`reference` text,
	`fault` text,
	`asked_at` integer NOT NULL,
	`tried_at` integer,
	`settled_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "refund_of_something" CHECK("refunds"."amount" > 0),
	CONSTRAINT "refund_delivery_within" CHECK("refunds"."delivery" >= 0 and "refunds"."delivery" <= "refunds"."amount"),
	CONSTRAINT "refund_state" CHECK("refunds"."state" in ('asked', 'pending', 'succeeded', 'failed', 'cancelled')),
	CONSTRAINT "refund_way" CHECK("refunds"."way" in ('provider', 'transfer', 'cash'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refund_at_provider` ON `refunds` (`provider_ref`);
--> statement-breakpoint
-- A refund that failed is made again once, whoever of the staff does it.
CREATE UNIQUE INDEX `refund_replaced_once` ON `refunds` (`replaces`);
--> statement-breakpoint
CREATE INDEX `refunds_of_order` ON `refunds` (`order_id`,`asked_at`);
--> statement-breakpoint
CREATE INDEX `refunds_under_way` ON `refunds` (`state`,`tried_at`) WHERE "refunds"."state" in ('asked', 'pending');
--> statement-breakpoint
CREATE INDEX `refunds_to_assign` ON `refunds` (`asked_at`) WHERE not "refunds"."assigned" and "refunds"."state" = 'succeeded';
--> statement-breakpoint
CREATE TABLE `refund_lines` (
	`refund_id` text NOT NULL,
	`line_id` text NOT NULL,
	`units` integer NOT NULL,
	`amount` integer NOT NULL,
	CONSTRAINT `line_once_in_refund` PRIMARY KEY(`refund_id`, `line_id`),
	FOREIGN KEY (`refund_id`) REFERENCES `refunds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "refund_line_amounts" CHECK("refund_lines"."units" >= 0 and "refund_lines"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE `journal` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`provider` text NOT NULL,
	`kind` text NOT NULL,
	`order_id` text,
	`gross` integer NOT NULL,
	`net` integer NOT NULL,
	`tax` integer NOT NULL,
	`tax_rate` integer NOT NULL,
	`currency` text NOT NULL,
	`charged` integer,
	`charged_currency` text,
	`reference` text NOT NULL,
	`payout` text,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "journal_adds_up" CHECK("journal"."net" + "journal"."tax" = "journal"."gross")
);
--> statement-breakpoint
CREATE INDEX `journal_by_time` ON `journal` (`at`,`id`);
--> statement-breakpoint
CREATE INDEX `journal_of_provider` ON `journal` (`provider`,`at`);
--> statement-breakpoint
CREATE INDEX `journal_of_order` ON `journal` (`order_id`);
--> statement-breakpoint
CREATE INDEX `journal_of_payout` ON `journal` (`payout`) WHERE "journal"."payout" is not null;
--> statement-breakpoint
-- A refund claims its amount until it fails; its lines claim theirs. The checks of orders and their
-- lines refuse what is more than was paid or sold, whoever writes and whatever comes at once.
CREATE TRIGGER `refund_claims` AFTER INSERT ON `refunds`
WHEN NEW.`state` NOT IN ('failed', 'cancelled')
BEGIN
	UPDATE `orders` SET `refund_claimed` = `refund_claimed` + NEW.`amount`,
		`delivery_refunded` = `delivery_refunded` + NEW.`delivery`
		WHERE `id` = NEW.`order_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `refund_line_claims` AFTER INSERT ON `refund_lines`
WHEN (SELECT `state` FROM `refunds` WHERE `id` = NEW.`refund_id`) NOT IN ('failed', 'cancelled')
BEGIN
	UPDATE `order_lines` SET `refunded_units` = `refunded_units` + NEW.`units`,
		`refunded` = `refunded` + NEW.`amount`
		WHERE `id` = NEW.`line_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `refund_frees` AFTER UPDATE OF `state` ON `refunds`
WHEN OLD.`state` NOT IN ('failed', 'cancelled') AND NEW.`state` IN ('failed', 'cancelled')
BEGIN
	UPDATE `orders` SET `refund_claimed` = `refund_claimed` - OLD.`amount`,
		`delivery_refunded` = `delivery_refunded` - OLD.`delivery`
		WHERE `id` = OLD.`order_id`;
	UPDATE `order_lines` SET
		`refunded_units` = `refunded_units` - (SELECT `units` FROM `refund_lines` WHERE `refund_id` = OLD.`id` AND `line_id` = `order_lines`.`id`),
		`refunded` = `refunded` - (SELECT `amount` FROM `refund_lines` WHERE `refund_id` = OLD.`id` AND `line_id` = `order_lines`.`id`)
		WHERE `id` IN (SELECT `line_id` FROM `refund_lines` WHERE `refund_id` = OLD.`id`);
END;
--> statement-breakpoint
-- A dashboard's refund gets its delivery's part when somebody says which lines it was for.
CREATE TRIGGER `refund_delivery_said` AFTER UPDATE OF `delivery` ON `refunds`
WHEN NEW.`state` NOT IN ('failed', 'cancelled') AND NEW.`delivery` <> OLD.`delivery`
BEGIN
	UPDATE `orders` SET `delivery_refunded` = `delivery_refunded` + NEW.`delivery` - OLD.`delivery`
		WHERE `id` = NEW.`order_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `refund_goes_forward` BEFORE UPDATE OF `state` ON `refunds`
WHEN NEW.`state` <> OLD.`state` AND (
	OLD.`state` IN ('failed', 'cancelled')
	OR NEW.`state` = 'asked'
	OR (OLD.`state` = 'succeeded' AND NEW.`state` <> 'failed')
)
BEGIN
	SELECT RAISE(ABORT, 'refund_goes_forward constraint failed');
END;
--> statement-breakpoint
CREATE TRIGGER `refund_keeps` BEFORE UPDATE OF `id`, `order_id`, `amount`, `currency`, `way`, `made_by` ON `refunds`
BEGIN
	SELECT RAISE(ABORT, 'refund_keeps constraint failed');
END;
--> statement-breakpoint
CREATE TRIGGER `refunds_stay` BEFORE DELETE ON `refunds`
BEGIN
	SELECT RAISE(ABORT, 'refunds_stay constraint failed');
END;
--> statement-breakpoint
CREATE TRIGGER `journal_keep` BEFORE UPDATE OF `id`, `at`, `provider`, `kind`, `order_id`, `gross`, `net`, `tax`, `tax_rate`, `currency`, `charged`, `charged_currency`, `reference` ON `journal`
BEGIN
	SELECT RAISE(ABORT, 'journal is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `journal_stay` BEFORE DELETE ON `journal`
BEGIN
	SELECT RAISE(ABORT, 'journal is append-only');
END;
--> statement-breakpoint
-- A piece goes back into stock once, after it came back or is not made any more, and stays what it is
-- then: whoever sells it next sells another order's piece.
CREATE TRIGGER `restocked_once` BEFORE UPDATE OF `restocked_at` ON `pieces`
WHEN OLD.`restocked_at` IS NOT NULL OR NEW.`restocked_at` IS NULL OR OLD.`stage` NOT IN ('returned', 'cancelled')
BEGIN
	SELECT RAISE(ABORT, 'restocked_once constraint failed');
END;
--> statement-breakpoint
CREATE TRIGGER `restocked_stays` BEFORE UPDATE OF `stage` ON `pieces`
WHEN OLD.`restocked_at` IS NOT NULL AND NEW.`stage` <> OLD.`stage`
BEGIN
	SELECT RAISE(ABORT, 'restocked_stays constraint failed');
END;
--> statement-breakpoint
-- What pays for a change of another order has no pieces: they stay with that order.
DROP TRIGGER `pieces_of_sold`;
--> statement-breakpoint
CREATE TRIGGER `pieces_of_sold` AFTER UPDATE OF `state` ON `orders`
WHEN NEW.`state` = 'paid' AND OLD.`state` <> 'paid' AND NEW.`parent_id` IS NULL
BEGIN
	INSERT INTO `pieces` (`id`, `order_id`, `line_id`, `unit`, `stage`, `since`, `due`)
	SELECT `order_lines`.`id` || '.' || (`unit`.`key` + 1), NEW.`id`, `order_lines`.`id`, `unit`.`key` + 1,
		iif(`made_to_order` OR `personalization` IS NOT NULL, 'to-make', 'ready'),
		coalesce(NEW.`paid_at`, NEW.`placed_at`), NEW.`ready_by`
	FROM `order_lines`, json_each('[0' || replace(hex(zeroblob(`order_lines`.`quantity` - 1)), '00', ',0') || ']') AS `unit`
	WHERE `order_lines`.`order_id` = NEW.`id`;
END;
--> statement-breakpoint
CREATE TABLE `journal_readings` (
	`provider` text PRIMARY KEY NOT NULL,
	`read_to` text,
	`complete` integer NOT NULL,
	`balance` text NOT NULL,
	`read_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `journal_sums` ON `journal` (`at`,`provider`,`currency`,`kind`,`tax_rate`,`gross`,`net`,`tax`);
--> statement-breakpoint
CREATE TABLE `journal_days` (
	`day` integer NOT NULL,
	`provider` text NOT NULL,
	`currency` text NOT NULL,
	`gross` integer NOT NULL,
	CONSTRAINT `journal_day_once` PRIMARY KEY(`day`, `provider`, `currency`)
);
--> statement-breakpoint
-- What was held before a month is added up from days: the rows of a shop of some years are too many.
CREATE TRIGGER `journal_adds_days` AFTER INSERT ON `journal`
WHEN NEW.`gross` <> 0
BEGIN
	INSERT INTO `journal_days` (`day`, `provider`, `currency`, `gross`)
		VALUES (NEW.`at` / 86400, NEW.`provider`, NEW.`currency`, NEW.`gross`)
		ON CONFLICT (`day`, `provider`, `currency`) DO UPDATE SET `gross` = `gross` + excluded.`gross`;
END;
--> statement-breakpoint
-- A return is asked for with two mails; who has the link to an order could ask and keep for ever.
CREATE TRIGGER `returns_of_shopper` BEFORE INSERT ON `returns`
WHEN NEW.`staff_id` IS NULL
	AND (SELECT count(*) FROM `returns` WHERE `order_id` = NEW.`order_id` AND `staff_id` IS NULL) >= 20
BEGIN
	SELECT RAISE(ABORT, 'returns_of_shopper constraint failed');
END;
--> statement-breakpoint
-- It goes forward: what was refused, withdrawn or received stays so.
CREATE TRIGGER `return_goes_forward` BEFORE UPDATE OF `state` ON `returns`
WHEN NEW.`state` <> OLD.`state` AND NOT (
	(OLD.`state` = 'asked' AND NEW.`state` IN ('agreed', 'refused', 'withdrawn'))
	OR (OLD.`state` = 'agreed' AND NEW.`state` IN ('received', 'withdrawn'))
)
BEGIN
	SELECT RAISE(ABORT, 'return_goes_forward constraint failed');
END;
--> statement-breakpoint
-- A piece came back once: it is not received again, and no other return can have it.
CREATE TRIGGER `received_once` BEFORE UPDATE ON `return_pieces`
WHEN OLD.`received_at` IS NOT NULL
	AND (NEW.`received_at` IS NOT OLD.`received_at` OR NEW.`condition` IS NOT OLD.`condition` OR NOT NEW.`live`)
BEGIN
	SELECT RAISE(ABORT, 'received_once constraint failed');
END;
--> statement-breakpoint
-- A change is made as long as enough of its pieces are where they were when it was asked for: neither on
-- the bench nor in a parcel, their order paid, and, where all of a line are changed, none of them
-- refunded. It moves those pieces and no others: one that lies in a parcel stays what it is. On a line of
-- their own they count from 1 again.
CREATE TRIGGER `pieces_of_changed` AFTER UPDATE OF `state` ON `order_changes`
WHEN NEW.`state` = 'applied' AND OLD.`state` <> 'applied'
BEGIN
	SELECT RAISE(ABORT, 'changed_in_time constraint failed')
	WHERE OLD.`state` <> 'waiting'
		OR (SELECT `state` FROM `orders` WHERE `id` = NEW.`order_id`) <> 'paid'
		OR (NEW.`line_id` = NEW.`from_line` AND (SELECT `refunded_units` FROM `order_lines` WHERE `id` = NEW.`from_line`) > 0)
		OR (
			SELECT count(*) FROM `pieces` WHERE `line_id` = NEW.`from_line` AND `stage` = NEW.`leaves`
				AND NOT EXISTS (SELECT 1 FROM `shipment_pieces` WHERE `piece_id` = `pieces`.`id` AND `live`)
		) < NEW.`units`;
	INSERT INTO `piece_events` (`piece_id`, `leaves_version`, `order_id`, `leaves`, `enters`, `at`, `staff_id`, `act`)
		SELECT `id`, `version`, `order_id`, `stage`, NEW.`enters`, NEW.`applied_at`, NEW.`staff_id`, NEW.`id`
		FROM `pieces` WHERE `line_id` = NEW.`from_line` AND `stage` = NEW.`leaves`
			AND NOT EXISTS (SELECT 1 FROM `shipment_pieces` WHERE `piece_id` = `pieces`.`id` AND `live`)
		ORDER BY `unit` DESC LIMIT NEW.`units`;
	UPDATE `pieces` SET `version` = `version` + 1, `stage` = NEW.`enters`, `waits_for` = NULL, `wanted` = '',
		`place` = iif(NEW.`leaves` = 'ready', '', `place`),
		`since` = iif(`stage` = NEW.`enters`, `since`, NEW.`applied_at`), `line_id` = NEW.`line_id`,
		`unit` = iif(`line_id` = NEW.`line_id`, `unit`, (
			SELECT count(*) FROM `piece_events` WHERE `act` = NEW.`id` AND `piece_id` <= `pieces`.`id`
		))
		WHERE `id` IN (SELECT `piece_id` FROM `piece_events` WHERE `act` = NEW.`id`);
END;
--> statement-breakpoint
-- Staff scan what they sell.
CREATE INDEX `variants_by_barcode` ON `variants` (`barcode`) WHERE "variants"."barcode" is not null;
