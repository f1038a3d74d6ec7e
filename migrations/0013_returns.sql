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
