ALTER TABLE `carts` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `attempt` text;--> statement-breakpoint
-- Every change of a cart's lines counts, whoever makes it: an order is placed for the lines that were read, or not at all.
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
