-- Which carrier took the last parcels to each country.
CREATE INDEX `shipments_by_sending` ON `shipments` (`sent_at`) WHERE "shipments"."sent_at" is not null and "shipments"."cancelled_at" is null;
