// Constraints and indexes of Neo4j; `load --neo4j` creates them.
// Written from seeds/ontology.json by: npm run schema
CREATE CONSTRAINT reform_graph_id IF NOT EXISTS FOR (n:ReformGraph) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT reform_graph_extraction_id IF NOT EXISTS FOR (n:ReformGraphExtraction) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT reform_graph_lock_id IF NOT EXISTS FOR (n:ReformGraphLock) REQUIRE n.id IS UNIQUE;
CREATE INDEX reform_graph_region_id IF NOT EXISTS FOR (n:`Region`) ON (n.`id`);
CREATE INDEX reform_graph_region_name IF NOT EXISTS FOR (n:`Region`) ON (n.`name`);
CREATE INDEX reform_graph_measure_id IF NOT EXISTS FOR (n:`Measure`) ON (n.`id`);
CREATE INDEX reform_graph_measure_name IF NOT EXISTS FOR (n:`Measure`) ON (n.`name`);
CREATE INDEX reform_graph_program_id IF NOT EXISTS FOR (n:`Program`) ON (n.`id`);
CREATE INDEX reform_graph_program_name IF NOT EXISTS FOR (n:`Program`) ON (n.`name`);
CREATE INDEX reform_graph_institution_id IF NOT EXISTS FOR (n:`Institution`) ON (n.`id`);
CREATE INDEX reform_graph_institution_name IF NOT EXISTS FOR (n:`Institution`) ON (n.`name`);
CREATE INDEX reform_graph_policy_id IF NOT EXISTS FOR (n:`Policy`) ON (n.`id`);
CREATE INDEX reform_graph_policy_name IF NOT EXISTS FOR (n:`Policy`) ON (n.`name`);
CREATE INDEX reform_graph_honor_id IF NOT EXISTS FOR (n:`Honor`) ON (n.`id`);
CREATE INDEX reform_graph_honor_name IF NOT EXISTS FOR (n:`Honor`) ON (n.`name`);
CREATE INDEX reform_graph_document_id IF NOT EXISTS FOR (n:`Document`) ON (n.`id`);
CREATE INDEX reform_graph_document_name IF NOT EXISTS FOR (n:`Document`) ON (n.`name`);
CREATE INDEX reform_graph_adopted_document IF NOT EXISTS FOR ()-[e:`ADOPTED`]-() ON (e.`document`);
CREATE INDEX reform_graph_established_document IF NOT EXISTS FOR ()-[e:`ESTABLISHED`]-() ON (e.`document`);
CREATE INDEX reform_graph_led_by_document IF NOT EXISTS FOR ()-[e:`LED_BY`]-() ON (e.`document`);
CREATE INDEX reform_graph_issued_document IF NOT EXISTS FOR ()-[e:`ISSUED`]-() ON (e.`document`);
CREATE INDEX reform_graph_partnered_with_document IF NOT EXISTS FOR ()-[e:`PARTNERED_WITH`]-() ON (e.`document`);
CREATE INDEX reform_graph_received_document IF NOT EXISTS FOR ()-[e:`RECEIVED`]-() ON (e.`document`);
CREATE INDEX reform_graph_located_in_document IF NOT EXISTS FOR ()-[e:`LOCATED_IN`]-() ON (e.`document`);
CREATE INDEX reform_graph_mentions_document IF NOT EXISTS FOR ()-[e:`MENTIONS`]-() ON (e.`document`);
