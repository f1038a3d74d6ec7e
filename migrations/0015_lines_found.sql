-- A line that is deleted with its order is looked for in what may point to it: whole tables without these.
CREATE INDEX `services_of_line` ON `service_requests` (`line_id`);--> statement-breakpoint
CREATE INDEX `changes_from_line` ON `order_changes` (`from_line`);--> statement-breakpoint
CREATE INDEX `changes_to_line` ON `order_changes` (`line_id`);--> statement-breakpoint
CREATE INDEX `refunds_of_line` ON `refund_lines` (`line_id`);