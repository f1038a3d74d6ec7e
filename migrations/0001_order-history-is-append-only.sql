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
