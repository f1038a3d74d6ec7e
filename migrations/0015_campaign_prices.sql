ALTER TABLE `campaigns` ADD `prices_shown` text;
