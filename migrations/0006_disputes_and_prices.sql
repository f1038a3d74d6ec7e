-- What was noted of each dispute, so that each thing is noted once, whatever arrives in which order.
ALTER TABLE `orders` ADD `dispute_notes` text DEFAULT '[]' NOT NULL;
