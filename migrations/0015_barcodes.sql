-- Staff scan what they sell.
CREATE INDEX `variants_by_barcode` ON `variants` (`barcode`) WHERE "variants"."barcode" is not null;
