DROP TRIGGER `pieces_of_changed`;
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
