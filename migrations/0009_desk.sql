CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "staff_role" CHECK("staff"."role" in ('owner', 'desk', 'workshop', 'editor', 'books'))
);
--> statement-breakpoint
CREATE TABLE `audit_log` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`who` text NOT NULL,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `audit_by_time` ON `audit_log` (`at`);
--> statement-breakpoint
CREATE INDEX `audit_of_subject` ON `audit_log` (`subject`,`subject_id`,`at`);
--> statement-breakpoint
CREATE INDEX `audit_of_staff` ON `audit_log` (`staff_id`,`at`);
--> statement-breakpoint
CREATE INDEX `audit_of_act` ON `audit_log` (`act`,`at`);
--> statement-breakpoint
-- The log of what staff did can be read and added to, but never changed: only its sealed texts are
-- sealed anew when keys change.
CREATE TRIGGER `audit_log_keep` BEFORE UPDATE OF `id`, `at`, `staff_id`, `act`, `subject`, `subject_id` ON `audit_log`
BEGIN
	SELECT RAISE(ABORT, 'audit_log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_log_stay` BEFORE DELETE ON `audit_log`
BEGIN
	SELECT RAISE(ABORT, 'audit_log is append-only');
END;
--> statement-breakpoint
CREATE TABLE `pieces` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`line_id` text NOT NULL,
	`unit` integer NOT NULL,
	`stage` text NOT NULL,
	`since` integer NOT NULL,
	`waits_for` text,
	`wanted` text DEFAULT '' NOT NULL,
	`due` text NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`packet` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "piece_stage" CHECK("pieces"."stage" in ('to-make', 'on-the-bench', 'at-the-assay-office', 'ready', 'sent', 'delivered', 'returned', 'cancelled')),
	CONSTRAINT "piece_waits" CHECK("pieces"."waits_for" in ('stone', 'customer', 'supplier', 'other'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_piece_per_unit` ON `pieces` (`line_id`,`unit`);
--> statement-breakpoint
CREATE INDEX `pieces_of_order` ON `pieces` (`order_id`);
--> statement-breakpoint
CREATE INDEX `pieces_by_stage` ON `pieces` (`stage`,`due`);
--> statement-breakpoint
CREATE INDEX `pieces_that_wait` ON `pieces` (`waits_for`,`due`) WHERE "pieces"."waits_for" is not null;
--> statement-breakpoint
CREATE INDEX `pieces_of_packet` ON `pieces` (`packet`) WHERE "pieces"."packet" is not null;
--> statement-breakpoint
CREATE TABLE `piece_events` (
	`piece_id` text NOT NULL,
	`leaves_version` integer NOT NULL,
	`order_id` text NOT NULL,
	`leaves` text NOT NULL,
	`enters` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text,
	`act` text NOT NULL,
	CONSTRAINT `piece_leaves_version_once` PRIMARY KEY(`piece_id`, `leaves_version`),
	FOREIGN KEY (`piece_id`) REFERENCES `pieces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `piece_events_of_order` ON `piece_events` (`order_id`,`at`);
--> statement-breakpoint
CREATE INDEX `piece_events_of_act` ON `piece_events` (`act`);
--> statement-breakpoint
CREATE TRIGGER `piece_events_keep` BEFORE UPDATE ON `piece_events`
BEGIN
	SELECT RAISE(ABORT, 'piece_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `piece_events_stay` BEFORE DELETE ON `piece_events`
BEGIN
	SELECT RAISE(ABORT, 'piece_events is append-only');
END;
--> statement-breakpoint
CREATE TABLE `shipments` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`packed_at` integer NOT NULL,
	`sent_at` integer,
	`delivered_at` integer,
	`delivery_known` text,
	`cancelled_at` integer,
	`carrier` text,
	`number` text,
	`number_digest` text,
	`link` text,
	`address` text,
	`value` integer NOT NULL,
	`insured` integer NOT NULL,
	`signature` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sent_by_a_carrier" CHECK("shipments"."sent_at" is null or "shipments"."carrier" is not null),
	CONSTRAINT "delivered_after_sent" CHECK("shipments"."delivered_at" is null or ("shipments"."sent_at" is not null and "shipments"."delivery_known" is not null))
);
--> statement-breakpoint
CREATE INDEX `shipments_of_order` ON `shipments` (`order_id`);
--> statement-breakpoint
CREATE INDEX `shipments_packed` ON `shipments` (`packed_at`) WHERE "shipments"."sent_at" is null and "shipments"."cancelled_at" is null;
--> statement-breakpoint
CREATE INDEX `shipments_under_way` ON `shipments` (`sent_at`) WHERE "shipments"."sent_at" is not null and "shipments"."delivered_at" is null and "shipments"."cancelled_at" is null;
--> statement-breakpoint
CREATE UNIQUE INDEX `one_parcel_per_number` ON `shipments` (`carrier`,`number_digest`) WHERE "shipments"."number_digest" is not null and "shipments"."cancelled_at" is null;
--> statement-breakpoint
CREATE TABLE `shipment_pieces` (
	`shipment_id` text NOT NULL,
	`piece_id` text NOT NULL,
	`live` integer NOT NULL,
	CONSTRAINT `piece_once_in_shipment` PRIMARY KEY(`shipment_id`, `piece_id`),
	FOREIGN KEY (`shipment_id`) REFERENCES `shipments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`piece_id`) REFERENCES `pieces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_live_parcel_per_piece` ON `shipment_pieces` (`piece_id`) WHERE "shipment_pieces"."live";
--> statement-breakpoint
CREATE TABLE `order_keys` (
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`digest` text NOT NULL,
	CONSTRAINT `order_found_once_by_key` PRIMARY KEY(`order_id`, `kind`, `digest`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `orders_by_key` ON `order_keys` (`digest`);
--> statement-breakpoint
CREATE TABLE `order_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "note_kind" CHECK("order_notes"."kind" in ('staff', 'customer'))
);
--> statement-breakpoint
CREATE INDEX `notes_of_order` ON `order_notes` (`order_id`,`at`);
--> statement-breakpoint
CREATE TABLE `order_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `outbox` ADD `copy` text;
--> statement-breakpoint
ALTER TABLE `orders` ADD `stage` text;
--> statement-breakpoint
ALTER TABLE `orders` ADD `new_ready_by` text;
--> statement-breakpoint
ALTER TABLE `orders` ADD `new_deliver_from` text;
--> statement-breakpoint
ALTER TABLE `orders` ADD `new_deliver_by` text;
--> statement-breakpoint
ALTER TABLE `orders` ADD `made_to_order` integer DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE `orders` ADD `gift` integer DEFAULT false NOT NULL;
--> statement-breakpoint
-- The desk's lists: each index begins with their order and holds what they are filtered by, so that
-- a filter that few orders pass reads the index and not the orders.
CREATE INDEX `orders_by_time` ON `orders` (`placed_at`,`id`,`state`,`stage`,`country`,`made_to_order`,`gift`,`refunded`);
--> statement-breakpoint
CREATE INDEX `orders_by_stage` ON `orders` (`stage`,case when "new_ready_by" is null then "ready_by" else "new_ready_by" end,`id`,`state`,`country`,`made_to_order`,`gift`) WHERE "orders"."stage" is not null;
--> statement-breakpoint
CREATE INDEX `orders_to_arrive` ON `orders` (case when "new_deliver_by" is null then "deliver_by" else "new_deliver_by" end,`id`) WHERE "orders"."stage" = 'sent';
--> statement-breakpoint
CREATE INDEX `orders_to_decide` ON `orders` (`placed_at`,`id`) WHERE ("orders"."attention" is not null or "orders"."disputed" or "orders"."state" = 'review');
--> statement-breakpoint
CREATE INDEX `last_in_stock` ON `variants` (`product_id`,`position`) WHERE "variants"."stock" = 1 and "variants"."active" and "variants"."tracked" and not "variants"."made_to_order";
--> statement-breakpoint
CREATE INDEX `outbox_stranded` ON `outbox` (`created_at`) WHERE "outbox"."state" in ('dead', 'unclear');
--> statement-breakpoint
-- Which carrier took the last parcels to each country.
CREATE INDEX `shipments_by_sending` ON `shipments` (`sent_at`) WHERE "shipments"."sent_at" is not null and "shipments"."cancelled_at" is null;
--> statement-breakpoint
-- A paid order has a piece for each unit sold, whoever lets it become paid and in whatever batch.
-- What is in stock and not engraved is ready. Triggers allow no recursive query, so that the units
-- of a line are counted by a JSON list as long.
CREATE TRIGGER `pieces_of_sold` AFTER UPDATE OF `state` ON `orders`
WHEN NEW.`state` = 'paid' AND OLD.`state` <> 'paid'
BEGIN
	INSERT INTO `pieces` (`id`, `order_id`, `line_id`, `unit`, `stage`, `since`, `due`)
	SELECT `order_lines`.`id` || '.' || (`unit`.`key` + 1), NEW.`id`, `order_lines`.`id`, `unit`.`key` + 1,
		iif(`made_to_order` OR `personalization` IS NOT NULL, 'to-make', 'ready'),
		coalesce(NEW.`paid_at`, NEW.`placed_at`), NEW.`ready_by`
	FROM `order_lines`, json_each('[0' || replace(hex(zeroblob(`order_lines`.`quantity` - 1)), '00', ',0') || ']') AS `unit`
	WHERE `order_lines`.`order_id` = NEW.`id`;
END;
--> statement-breakpoint
-- All money went back: what has not been sent is not sent any more, and parcels that wait are undone.
CREATE TRIGGER `pieces_of_refunded` AFTER UPDATE OF `state` ON `orders`
WHEN NEW.`state` = 'refunded' AND OLD.`state` = 'paid'
BEGIN
	UPDATE `shipment_pieces` SET `live` = 0 WHERE `shipment_id` IN (
		SELECT `id` FROM `shipments` WHERE `order_id` = NEW.`id` AND `sent_at` IS NULL AND `cancelled_at` IS NULL
	);
	UPDATE `shipments` SET `cancelled_at` = (SELECT max(`at`) FROM `order_moves` WHERE `order_id` = NEW.`id`), `version` = `version` + 1
		WHERE `order_id` = NEW.`id` AND `sent_at` IS NULL AND `cancelled_at` IS NULL;
	INSERT INTO `piece_events` (`piece_id`, `leaves_version`, `order_id`, `leaves`, `enters`, `at`, `staff_id`, `act`)
		SELECT `id`, `version`, `order_id`, `stage`, 'cancelled', (SELECT max(`at`) FROM `order_moves` WHERE `order_id` = NEW.`id`), NULL, 'refunded:' || NEW.`id`
		FROM `pieces` WHERE `order_id` = NEW.`id` AND `stage` IN ('to-make', 'on-the-bench', 'at-the-assay-office', 'ready');
	UPDATE `pieces` SET `stage` = 'cancelled', `version` = `version` + 1, `waits_for` = NULL,
		`since` = (SELECT max(`at`) FROM `order_moves` WHERE `order_id` = NEW.`id`)
		WHERE `order_id` = NEW.`id` AND `stage` IN ('to-make', 'on-the-bench', 'at-the-assay-office', 'ready');
END;
--> statement-breakpoint
-- An order stands where its least advanced piece does; what was cancelled or came back counts only
-- when there is nothing else.
CREATE TRIGGER `stage_of_new_order` AFTER INSERT ON `pieces`
BEGIN
	UPDATE `orders` SET `stage` = (
		SELECT `stage` FROM `pieces` WHERE `order_id` = NEW.`order_id`
		ORDER BY instr('to-make on-the-bench at-the-assay-office ready sent delivered returned cancelled', `stage`) LIMIT 1
	) WHERE `id` = NEW.`order_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `stage_of_order` AFTER UPDATE OF `stage` ON `pieces`
BEGIN
	UPDATE `orders` SET `stage` = (
		SELECT `stage` FROM `pieces` WHERE `order_id` = NEW.`order_id`
		ORDER BY instr('to-make on-the-bench at-the-assay-office ready sent delivered returned cancelled', `stage`) LIMIT 1
	) WHERE `id` = NEW.`order_id`;
END;
--> statement-breakpoint
-- A piece moves only with its event, which claims the version that it leaves.
CREATE TRIGGER `pieces_move_with_event` BEFORE UPDATE OF `stage` ON `pieces`
WHEN NEW.`stage` <> OLD.`stage` AND NOT EXISTS (
	SELECT 1 FROM `piece_events` WHERE `piece_id` = OLD.`id` AND `leaves_version` = OLD.`version` AND `enters` = NEW.`stage`
)
BEGIN
	SELECT RAISE(ABORT, 'pieces_move_with_event constraint failed');
END;
--> statement-breakpoint
-- Nothing leaves the house that nobody has paid, or whose money went back meanwhile.
CREATE TRIGGER `sent_when_paid` BEFORE UPDATE OF `sent_at` ON `shipments`
WHEN NEW.`sent_at` IS NOT NULL AND (SELECT `state` FROM `orders` WHERE `id` = NEW.`order_id`) <> 'paid'
BEGIN
	SELECT RAISE(ABORT, 'sent_when_paid constraint failed');
END;
--> statement-breakpoint
-- An address is corrected until the last piece has left.
CREATE TRIGGER `corrected_in_time` BEFORE INSERT ON `order_corrections`
WHEN NOT EXISTS (
	SELECT 1 FROM `pieces` WHERE `order_id` = NEW.`id` AND `stage` IN ('to-make', 'on-the-bench', 'at-the-assay-office', 'ready')
)
BEGIN
	SELECT RAISE(ABORT, 'corrected_in_time constraint failed');
END;
--> statement-breakpoint
CREATE TRIGGER `corrected_again_in_time` BEFORE UPDATE OF `address`, `version` ON `order_corrections`
WHEN NEW.`version` <> OLD.`version` AND NOT EXISTS (
	SELECT 1 FROM `pieces` WHERE `order_id` = NEW.`id` AND `stage` IN ('to-make', 'on-the-bench', 'at-the-assay-office', 'ready')
)
BEGIN
	SELECT RAISE(ABORT, 'corrected_in_time constraint failed');
END;
--> statement-breakpoint
-- Who packs with an address before their eyes that was corrected since sends nothing: each parcel
-- that waits gets another version.
CREATE TRIGGER `parcels_corrected` AFTER INSERT ON `order_corrections`
BEGIN
	UPDATE `shipments` SET `version` = `version` + 1
		WHERE `order_id` = NEW.`id` AND `sent_at` IS NULL AND `cancelled_at` IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `parcels_corrected_again` AFTER UPDATE OF `version` ON `order_corrections`
WHEN NEW.`version` <> OLD.`version`
BEGIN
	UPDATE `shipments` SET `version` = `version` + 1
		WHERE `order_id` = NEW.`id` AND `sent_at` IS NULL AND `cancelled_at` IS NULL;
END;
--> statement-breakpoint
-- The keys by which an order is found go with it.
CREATE TRIGGER `order_keys_gone` AFTER DELETE ON `orders`
BEGIN
	DELETE FROM `order_keys` WHERE `order_id` = OLD.`id`;
END;
--> statement-breakpoint
-- What staff wrote about an order that nobody ever paid goes with it: a note kept it, and every
-- order that was to be deleted with it, from being deleted.
CREATE TRIGGER `order_notes_gone` AFTER DELETE ON `orders`
BEGIN
	DELETE FROM `order_notes` WHERE `order_id` = OLD.`id`;
END;
