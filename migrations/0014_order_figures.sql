-- Statistics add up the orders paid within a day and the money that moved in it, from these alone.
CREATE INDEX `orders_by_payment` ON `orders` (`paid_at`,`stage`,`currency`,`origin`,`total`) WHERE "orders"."paid_at" is not null and "orders"."stage" is not null;
--> statement-breakpoint
CREATE INDEX `journal_revenue` ON `journal` (`at`,`kind`,`currency`,`gross`,`charged_currency`,`charged`) WHERE "journal"."kind" in ('sale', 'refund', 'dispute');
