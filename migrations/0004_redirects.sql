CREATE TABLE `redirects` (
	`from_path` text PRIMARY KEY NOT NULL,
	`to_path` text NOT NULL,
	CONSTRAINT "within_the_shop" CHECK(substr("redirects"."to_path", 1, 1) = '/' and substr("redirects"."to_path", 2, 1) not in ('/', '\'))
);
