-- A sign-up beyond the limits of its address is left out, and whatever else its batch counts is
-- written: otherwise an answer, or how many are left to a network, would say who had signed up.
DROP TRIGGER `sign_ups_of_address`;
--> statement-breakpoint
CREATE TRIGGER `sign_ups_of_address` BEFORE INSERT ON `sign_ups`
WHEN (
	SELECT count(*) FROM `sign_ups`
	WHERE `email_digest` = NEW.`email_digest` AND `asked_at` > NEW.`asked_at` - 86400
) >= 3 OR (
	SELECT count(*) FROM `sign_ups`
	WHERE `email_digest` = NEW.`email_digest` AND `asked_at` > NEW.`asked_at` - 2592000
) >= 6
BEGIN
	SELECT RAISE(IGNORE);
END;
--> statement-breakpoint
-- What a new shop begins with: without a topic nobody could sign up. The owner changes them.
INSERT INTO `topics` (`id`, `name`, `about`, `position`) VALUES
	('0a51d7c2-6a0e-4b0e-9a53-3f0b6f6a1c01', 'New pieces', 'What has just left the workshop, before it is in the shop window. About once a month.', 1),
	('0a51d7c2-6a0e-4b0e-9a53-3f0b6f6a1c02', 'Offers', 'Last pieces of a collection and reduced prices. Four times a year at most.', 2),
	('0a51d7c2-6a0e-4b0e-9a53-3f0b6f6a1c03', 'Care and workshop', 'How to look after what you wear, and how it is made. Every other month.', 3),
	('0a51d7c2-6a0e-4b0e-9a53-3f0b6f6a1c04', 'Events', 'Open days, fairs and evenings at the workshop. A few times a year.', 4);
