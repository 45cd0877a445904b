// Tables of the embedded store.
// Written from seeds/ontology.json by: npm run schema
CREATE NODE TABLE `Region` (`id` STRING, `type` STRING, `name` STRING, `aliases` STRING[], `code` STRING, `level` STRING, `parent` STRING, `province` STRING, PRIMARY KEY (`id`));
CREATE NODE TABLE `Measure` (`id` STRING, `type` STRING, `name` STRING, `aliases` STRING[], `domain` STRING, PRIMARY KEY (`id`));
CREATE NODE TABLE `Program` (`id` STRING, `type` STRING, `name` STRING, `aliases` STRING[], `domain` STRING, PRIMARY KEY (`id`));
CREATE NODE TABLE `Institution` (`id` STRING, `type` STRING, `name` STRING, `aliases` STRING[], `region` STRING, `level` STRING, PRIMARY KEY (`id`));
CREATE NODE TABLE `Policy` (`id` STRING, `type` STRING, `name` STRING, `aliases` STRING[], PRIMARY KEY (`id`));
CREATE NODE TABLE `Honor` (`id` STRING, `type` STRING, `name` STRING, `aliases` STRING[], `level` STRING, PRIMARY KEY (`id`));
CREATE NODE TABLE `Document` (`id` STRING, `type` STRING, `name` STRING, `aliases` STRING[], `title` STRING, `region` STRING, `year` INT64, `date` STRING, `url` STRING, `path` STRING, `sha256` STRING, PRIMARY KEY (`id`));
CREATE REL TABLE `ADOPTED` (FROM `Region` TO `Measure`, FROM `Region` TO `Program`, `id` STRING, `type` STRING, `document` STRING, `reported` INT64, `quote` STRING, `start` INT64, `end` INT64, `rule` STRING, `stage` STRING, `year` INT64, `quantity` DOUBLE, `unit` STRING);
CREATE REL TABLE `ESTABLISHED` (FROM `Region` TO `Institution`, `id` STRING, `type` STRING, `document` STRING, `reported` INT64, `quote` STRING, `start` INT64, `end` INT64, `rule` STRING, `stage` STRING, `year` INT64, `quantity` DOUBLE, `unit` STRING);
CREATE REL TABLE `LED_BY` (FROM `Measure` TO `Institution`, FROM `Program` TO `Institution`, `id` STRING, `type` STRING, `document` STRING, `reported` INT64, `quote` STRING, `start` INT64, `end` INT64, `rule` STRING, `year` INT64);
CREATE REL TABLE `ISSUED` (FROM `Region` TO `Policy`, FROM `Institution` TO `Policy`, `id` STRING, `type` STRING, `document` STRING, `reported` INT64, `quote` STRING, `start` INT64, `end` INT64, `rule` STRING, `stage` STRING, `year` INT64);
CREATE REL TABLE `PARTNERED_WITH` (FROM `Region` TO `Region`, FROM `Region` TO `Institution`, FROM `Institution` TO `Region`, FROM `Institution` TO `Institution`, `id` STRING, `type` STRING, `document` STRING, `reported` INT64, `quote` STRING, `start` INT64, `end` INT64, `rule` STRING, `year` INT64);
CREATE REL TABLE `RECEIVED` (FROM `Region` TO `Honor`, FROM `Institution` TO `Honor`, FROM `Measure` TO `Honor`, FROM `Program` TO `Honor`, `id` STRING, `type` STRING, `document` STRING, `reported` INT64, `quote` STRING, `start` INT64, `end` INT64, `rule` STRING, `year` INT64, `quantity` DOUBLE, `unit` STRING);
CREATE REL TABLE `LOCATED_IN` (FROM `Region` TO `Region`, `id` STRING, `type` STRING, `document` STRING, `reported` INT64, `quote` STRING, `start` INT64, `end` INT64, `rule` STRING);
CREATE REL TABLE `MENTIONS` (FROM `Document` TO `Region`, FROM `Document` TO `Measure`, FROM `Document` TO `Program`, FROM `Document` TO `Institution`, FROM `Document` TO `Policy`, FROM `Document` TO `Honor`, `id` STRING, `type` STRING, `document` STRING, `reported` INT64, `quote` STRING, `start` INT64, `end` INT64, `rule` STRING, `count` INT64);
