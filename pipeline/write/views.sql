-- Views that answer what is asked most often. Each keeps the event_id, or counts whole rows, so that a number leads back.

CREATE VIRTUAL TABLE events_search USING fts5 (text, "trigger", content = 'events', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO events_search (events_search) VALUES ('rebuild');

-- One line per event: what, whether, when, where, and who as lists of names or of the words for a group.
CREATE VIEW event_overview AS
SELECT e.event_id, e.event_type, e.civic_freedom, e.status, e.date, e.date_start, e.date_end, e.date_precision,
       p.name AS place, p.kind AS place_kind, p.admin1, e.country,
       COALESCE(p.latitude, h.latitude) AS latitude, COALESCE(p.longitude, h.longitude) AS longitude,
       (SELECT group_concat(n.name, '; ') FROM participant_names n WHERE n.event_id = e.event_id AND n.role = 'target') AS targets,
       (SELECT group_concat(n.name, '; ') FROM participant_names n WHERE n.event_id = e.event_id AND n.role = 'actor') AS actors,
       s.heading AS section, e.text, e.confidence, e.tellings, e.report_id, e.section_id
FROM events e
LEFT JOIN places p ON p.place_id = e.place_id
LEFT JOIN places h ON h.place_id = p.part_of
LEFT JOIN sections s ON s.section_id = e.section_id;

-- Participants with the name of the person or organisation; a group has its own words.
CREATE VIEW participant_names AS
SELECT a.event_id, a.role, a.kind, a.entity_id, COALESCE(p.name, o.name, a.text) AS name, a.count_min, a.count_max
FROM participants a
LEFT JOIN people p ON a.kind = 'person' AND p.person_id = a.entity_id
LEFT JOIN organisations o ON a.kind = 'organisation' AND o.organisation_id = a.entity_id;

-- Detentions that are told flatly, by the month in which they wholly fall; month is empty where the text is less exact.
CREATE VIEW detentions_by_month AS
SELECT country, CASE WHEN substr(date_start, 1, 7) = substr(date_end, 1, 7) THEN substr(date_start, 1, 7) END AS month,
       count(*) AS events, sum(date_precision = 'day') AS dated_to_the_day
FROM events WHERE event_type = 'detention' AND status IN ('occurred', 'ongoing')
GROUP BY 1, 2 ORDER BY 1, 2;

-- Fines per currency, standing and basis: averages and totals are lines of their own and are never added to fines of one person.
CREATE VIEW fines_by_currency AS
SELECT currency, status, COALESCE(basis, 'as stated') AS basis, count(*) AS rows_with_amount,
       min(amount_min) AS smallest, max(amount_max) AS largest, sum(approximate) AS hedged,
       CASE WHEN COALESCE(basis, 'each') = 'each' AND sum(approximate) = 0 AND sum(amount_min <> amount_max) = 0
             AND sum(recipient_kind = 'group') = 0 THEN sum(amount_min) END AS exact_sum
FROM penalties WHERE kind = 'fine' AND amount_min IS NOT NULL
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;

-- Penalties with the name of who got them, the day of the event and the words.
CREATE VIEW penalty_overview AS
SELECT n.penalty_id, n.event_id, n.kind, n.status, COALESCE(p.name, o.name, n.recipient_text) AS recipient,
       n.recipient_count_min, n.recipient_count_max, n.amount_min, n.amount_max, n.currency, n.approximate, n.basis,
       n.duration_min, n.duration_max, n.offence, n.provision, e.date, e.status AS event_status, n.text
FROM penalties n
JOIN events e ON e.event_id = n.event_id
LEFT JOIN people p ON p.person_id = n.recipient_id
LEFT JOIN organisations o ON o.organisation_id = n.recipient_id;

-- Case files in time order, each step with its words.
CREATE VIEW case_files AS
SELECT c.case_id, c.name, c.step, c.date, c.event_type, c.status, p.name AS place, e.text, c.current_state, c.event_id
FROM cases c
JOIN events e ON e.event_id = c.event_id
LEFT JOIN places p ON p.place_id = e.place_id
ORDER BY c.name, c.case_id, c.step;

-- How often each person is named as the target of an event of each type.
CREATE VIEW targets_by_type AS
SELECT p.person_id, p.name, e.event_type, count(DISTINCT e.event_id) AS events
FROM participants a
JOIN people p ON p.person_id = a.entity_id
JOIN events e ON e.event_id = a.event_id
WHERE a.kind = 'person' AND a.role = 'target'
GROUP BY 1, 2, 3 ORDER BY 4 DESC, 2, 3;
