CREATE TABLE `cart_holds` (
	`cart_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`quantity` integer NOT NULL,
	PRIMARY KEY(`cart_id`, `variant_id`),
	FOREIGN KEY (`cart_id`) REFERENCES `carts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`variant_id`) REFERENCES `variants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cart_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`cart_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`personalization_digest` text NOT NULL,
	`personalization` text,
	`quantity` integer NOT NULL,
	`price_seen` integer NOT NULL,
	FOREIGN KEY (`cart_id`) REFERENCES `carts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`variant_id`) REFERENCES `variants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quantity_positive" CHECK("cart_lines"."quantity" > 0),
	CONSTRAINT "quantity_within_limit" CHECK("cart_lines"."quantity" <= 10)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cart_line_identity` ON `cart_lines` (`cart_id`,`variant_id`,`personalization_digest`);--> statement-breakpoint
CREATE TABLE `cart_submissions` (
	`cart_id` text NOT NULL,
	`form_key` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`cart_id`, `form_key`),
	FOREIGN KEY (`cart_id`) REFERENCES `carts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `carts` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`touched_at` integer NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`sizes` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `carts_tokenHash_unique` ON `carts` (`token_hash`);--> statement-breakpoint
CREATE INDEX `carts_idle` ON `carts` (`touched_at`);--> statement-breakpoint
CREATE TABLE `collection_products` (
	`collection_id` text NOT NULL,
	`product_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`collection_id`, `product_id`),
	FOREIGN KEY (`collection_id`) REFERENCES `collections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `products_in_collection` ON `collection_products` (`collection_id`,`position`,`product_id`);--> statement-breakpoint
CREATE INDEX `collections_of_product` ON `collection_products` (`product_id`);--> statement-breakpoint
CREATE TABLE `collection_words` (
	`collection_id` text NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`collection_id`, `word`),
	FOREIGN KEY (`collection_id`) REFERENCES `collections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `collections_of_word` ON `collection_words` (`word`,`collection_id`);--> statement-breakpoint
CREATE TABLE `collections` (
	`id` text PRIMARY KEY NOT NULL,
	`handle` text NOT NULL,
	`title` text NOT NULL,
	`description_html` text NOT NULL,
	`rule` text,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `collections_handle_unique` ON `collections` (`handle`);--> statement-breakpoint
CREATE TABLE `facet_values` (
	`name` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `images` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`position` integer NOT NULL,
	`alt` text NOT NULL,
	`source` text NOT NULL,
	`picture` text,
	`width` integer,
	`height` integer,
	`color` text,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `images_of_product` ON `images` (`product_id`,`position`);--> statement-breakpoint
CREATE TABLE `product_words` (
	`product_id` text NOT NULL,
	`word` text NOT NULL,
	`weight` integer NOT NULL,
	PRIMARY KEY(`product_id`, `word`),
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `products_of_word` ON `product_words` (`word`,`product_id`,`weight`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text PRIMARY KEY NOT NULL,
	`handle` text NOT NULL,
	`title` text NOT NULL,
	`type` text NOT NULL,
	`vendor` text NOT NULL,
	`status` text NOT NULL,
	`tags` text NOT NULL,
	`description_html` text NOT NULL,
	`options` text NOT NULL,
	`facts` text NOT NULL,
	`seo_title` text,
	`seo_description` text,
	`price_from` integer NOT NULL,
	`price_to` integer NOT NULL,
	`all_facets` text DEFAULT '[]' NOT NULL,
	`content_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`facets` text DEFAULT '[]' NOT NULL,
	`offers` text DEFAULT '[[]]' NOT NULL,
	`offer_prices` text DEFAULT '[]' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `products_handle_unique` ON `products` (`handle`);--> statement-breakpoint
CREATE INDEX `products_newest` ON `products` (`status`,`created_at`);--> statement-breakpoint
CREATE TABLE `related_products` (
	`product_id` text NOT NULL,
	`kind` text NOT NULL,
	`rank` integer NOT NULL,
	`other_id` text NOT NULL,
	PRIMARY KEY(`product_id`, `kind`, `rank`),
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `variants` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`position` integer NOT NULL,
	`active` integer NOT NULL,
	`sku` text,
	`barcode` text,
	`option_values` text NOT NULL,
	`price` integer NOT NULL,
	`compare_at` integer,
	`stock` integer NOT NULL,
	`imported_stock` integer NOT NULL,
	`made_to_order` integer NOT NULL,
	`weight_grams` integer NOT NULL,
	`image_id` text,
	`facets` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stock_not_negative" CHECK("variants"."stock" >= 0)
);
--> statement-breakpoint
CREATE INDEX `variants_of_product` ON `variants` (`product_id`,`position`);--> statement-breakpoint
CREATE INDEX `variants_by_sku` ON `variants` (`sku`);--> statement-breakpoint
CREATE TABLE `word_remains` (
	`remains` text NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`remains`, `word`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`cause` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`secret` text,
	`detail` text,
	`recipient` text,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`attempt` text,
	`due_at` integer NOT NULL,
	`fault` text,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_mail_per_cause` ON `outbox` (`cause`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `order_events` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`amount` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `events_of_order` ON `order_events` (`order_id`,`at`);--> statement-breakpoint
CREATE TABLE `order_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`position` integer NOT NULL,
	`variant_id` text NOT NULL,
	`title` text NOT NULL,
	`variant_title` text NOT NULL,
	`sku` text,
	`handle` text NOT NULL,
	`picture` text,
	`unit_price` integer NOT NULL,
	`quantity` integer NOT NULL,
	`personalization` text,
	`personalization_digest` text NOT NULL,
	`held` integer NOT NULL,
	`made_to_order` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`variant_id`) REFERENCES `variants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "held_not_negative" CHECK("order_lines"."held" >= 0)
);
--> statement-breakpoint
CREATE INDEX `lines_of_order` ON `order_lines` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `holds_of_variant` ON `order_lines` (`variant_id`);--> statement-breakpoint
CREATE TABLE `order_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `links_of_order` ON `order_links` (`order_id`);--> statement-breakpoint
CREATE INDEX `order_links_expired` ON `order_links` (`expires_at`);--> statement-breakpoint
CREATE TABLE `order_moves` (
	`order_id` text NOT NULL,
	`leaves` text NOT NULL,
	`enters` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`order_id`, `leaves`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`cart_id` text NOT NULL,
	`form_key` text NOT NULL,
	`form_digest` text NOT NULL,
	`form_attempt` integer NOT NULL,
	`state` text NOT NULL,
	`attention` text,
	`currency` text NOT NULL,
	`goods` integer NOT NULL,
	`delivery` integer NOT NULL,
	`total` integer NOT NULL,
	`tax` integer NOT NULL,
	`tax_rate` integer NOT NULL,
	`paid` integer NOT NULL,
	`paid_currency` text,
	`refunded` integer NOT NULL,
	`disputed` integer NOT NULL,
	`delivery_method` text NOT NULL,
	`country` text NOT NULL,
	`language` text NOT NULL,
	`ready_by` text NOT NULL,
	`deliver_from` text NOT NULL,
	`deliver_by` text NOT NULL,
	`email` text NOT NULL,
	`email_digest` text NOT NULL,
	`contact` text NOT NULL,
	`provider` text NOT NULL,
	`session_id` text,
	`payment_ref` text,
	`placed_at` integer NOT NULL,
	`hold_until` integer NOT NULL,
	`paid_at` integer,
	`asked_at` integer NOT NULL,
	CONSTRAINT "refunded_within_paid" CHECK("orders"."refunded" >= 0 and "orders"."refunded" <= "orders"."paid")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_number_unique` ON `orders` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `order_session` ON `orders` (`session_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `order_payment` ON `orders` (`payment_ref`);--> statement-breakpoint
CREATE INDEX `orders_by_email` ON `orders` (`email_digest`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_pending_order_per_cart` ON `orders` (`cart_id`) WHERE "orders"."state" = 'pending';--> statement-breakpoint
CREATE INDEX `orders_of_cart` ON `orders` (`cart_id`);--> statement-breakpoint
CREATE INDEX `orders_to_ask` ON `orders` (`state`,`asked_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `order_form_once` ON `orders` (`cart_id`,`form_key`,`form_digest`,`form_attempt`);--> statement-breakpoint
CREATE TABLE `provider_events` (
	`provider` text NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`order_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`provider`, `event_id`)
);
--> statement-breakpoint
CREATE INDEX `provider_events_of_order` ON `provider_events` (`order_id`);