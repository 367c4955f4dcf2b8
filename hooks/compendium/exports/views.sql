-- Views of the database for common questions. A line with {code} stands once for each language of the site, so it
-- ends with a comma and is never the last.

CREATE VIEW treaties AS SELECT
  id,
  title_{code},
  date,
  date_{code},
  date_earliest, date_latest,
  kind,
  kind_{code},
  status,
  status_{code},
  parties,
  parties_{code},
  place_{code},
  subject_{code},
  url_{code},
  signed_at, rivers, disputes, sources
FROM instruments
WHERE kind IN ('treaty', 'agreement', 'intergovernmental-agreement', 'interministerial-agreement',
               'multilateral-agreement', 'convention', 'protocol')
ORDER BY date_earliest IS NULL, date_earliest, id;

CREATE VIEW trade AS SELECT
  figures.id AS series, observations.part AS observation,
  figures.title_{code} AS series_{code},
  observations.scope_{code},
  observations.indicator, observations.measure, observations.unit, observations.qualifier,
  observations.date, observations.date_earliest, observations.date_latest,
  observations.value, observations.value_to,
  observations.words_{code},
  observations.reporter_{code},
  observations.target, figures.disputes, observations.sources
FROM observations
JOIN figures ON figures.id = observations.record
JOIN record_themes ON record_themes.record = figures.id AND record_themes.theme = 'trade'
ORDER BY figures.id, observations.date_earliest IS NULL, observations.date_earliest, observations.part;

CREATE VIEW pledge_status AS SELECT
  commitments.id,
  commitments.title_{code},
  commitments.instrument,
  commitments.instrument_{code},
  commitments.side, commitments.kind, commitments.deadline, commitments.deadline_latest,
  outcomes.status,
  outcomes.status_{code},
  outcomes.text_{code} AS report_{code},
  outcomes.sources AS reported_in, commitments.sources
FROM commitments
LEFT JOIN outcomes ON outcomes.record = commitments.id
ORDER BY commitments.rowid, outcomes.rowid;

CREATE VIEW statements_full AS SELECT
  statements.record, records.dataset,
  records.title_{code},
  statements.part, statements.statement, statements.field,
  statements.field_{code},
  statements.source,
  sources.title_{code} AS source_{code},
  statements.locator,
  statements.locator_{code},
  statements.printed_{code},
  statements.note_{code},
  statements.printed
FROM statements
JOIN records ON records.id = statements.record
JOIN sources ON sources.id = statements.source
ORDER BY statements.rowid;

-- Each two readings of a disputed point beside each other.
CREATE VIEW disagreements_side_by_side AS SELECT
  discrepancies.id,
  discrepancies.title_{code},
  discrepancies.kind, discrepancies.relation,
  one.value_{code} AS one_{code},
  other.value_{code} AS other_{code},
  one.sources AS one_sources, other.sources AS other_sources,
  discrepancies.reason_{code},
  discrepancies.preferred, discrepancies.records
FROM discrepancies
JOIN readings AS one ON one.record = discrepancies.id
JOIN readings AS other ON other.record = discrepancies.id AND other.rowid > one.rowid
ORDER BY discrepancies.rowid, one.rowid, other.rowid;
