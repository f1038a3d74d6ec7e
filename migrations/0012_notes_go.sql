-- What staff wrote about an order that nobody ever paid goes with it: a note kept it, and every
-- order that was to be deleted with it, from being deleted.
CREATE TRIGGER `order_notes_gone` AFTER DELETE ON `orders`
BEGIN
	DELETE FROM `order_notes` WHERE `order_id` = OLD.`id`;
END;
