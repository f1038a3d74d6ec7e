ALTER TABLE `orders` ADD `made_to_order` integer DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE `orders` ADD `gift` integer DEFAULT false NOT NULL;
--> statement-breakpoint
-- The desk's lists: each index begins with their order and holds what they are filtered by, so that
-- a filter that few orders pass reads the index and not the orders.
DROP INDEX `orders_by_time`;
--> statement-breakpoint
CREATE INDEX `orders_by_time` ON `orders` (`placed_at`,`id`,`state`,`stage`,`country`,`made_to_order`,`gift`,`refunded`);
--> statement-breakpoint
DROP INDEX `orders_by_stage`;
--> statement-breakpoint
CREATE INDEX `orders_by_stage` ON `orders` (`stage`,case when "new_ready_by" is null then "ready_by" else "new_ready_by" end,`id`,`state`,`country`,`made_to_order`,`gift`) WHERE "orders"."stage" is not null;
--> statement-breakpoint
CREATE INDEX `orders_to_arrive` ON `orders` (case when "new_deliver_by" is null then "deliver_by" else "new_deliver_by" end,`id`) WHERE "orders"."stage" = 'sent';
--> statement-breakpoint
DROP INDEX `orders_to_decide`;
--> statement-breakpoint
CREATE INDEX `orders_to_decide` ON `orders` (`placed_at`,`id`) WHERE ("orders"."attention" is not null or "orders"."disputed" or "orders"."state" = 'review');
--> statement-breakpoint
CREATE INDEX `last_in_stock` ON `variants` (`product_id`,`position`) WHERE "variants"."stock" = 1 and "variants"."active" and "variants"."tracked" and not "variants"."made_to_order";
--> statement-breakpoint
CREATE INDEX `outbox_stranded` ON `outbox` (`created_at`) WHERE "outbox"."state" in ('dead', 'unclear');
