//! The inbox statements, in SQL that both databases understand.

use crate::database::dialect::Dialect;

/// The columns of a job that are shown to an operator.
const INFO: &str = "id, kind, object, name, trust, status, attempts, deliveries, reason, \
                    created_at, due_at, claimed_at, ended_at";

/// The condition of the index `durianpay_inbox_unsigned`, with identical wording.
const OPEN_UNSIGNED: &str =
    "kind = 'event' AND trust IN ('unsigned', 'invalid') AND status IN ('pending', 'running')";

/// The condition of the index `durianpay_inbox_open`. It differs from those of the other indexes, so
/// that no statistics make PostgreSQL read all pending jobs for each candidate.
const OPEN_TASK: &str = "other.kind = 'task' AND other.status IN ('pending', 'running')";

/// The condition under which another delivery makes an event pending again.
const OPENS_AGAIN: &str = "(durianpay_inbox.status = 'dead' OR (durianpay_inbox.status = 'done' \
    AND (durianpay_inbox.reason <> '' OR {now} - durianpay_inbox.ended_at >= $10)))";

/// The columns of a new job that its caller does not set.
const NEW: &str = "status, attempts, deliveries, due_at, token, beats, created_at, reason";

/// Parameters: time, kind, key, object, name, data, trust, total limit, limit per object,
/// time until an event opens again.
const INSERT: &str = "
INSERT INTO durianpay_inbox (kind, key, object, name, data, trust, {new})
SELECT $2, $3, $4, $5, $6, $7, 'pending', 0, 1, {now}, '', 0, {now}, ''
WHERE $7 NOT IN ('unsigned', 'invalid')
    OR EXISTS (SELECT 1 FROM durianpay_inbox WHERE key = $3)
    OR ((SELECT count(*) FROM durianpay_inbox WHERE {open_unsigned}) < $8
        AND (SELECT count(*) FROM durianpay_inbox WHERE {open_unsigned} AND object = $4) < $9)
ON CONFLICT (key) DO UPDATE SET
    deliveries = durianpay_inbox.deliveries + 1,
    status = CASE WHEN {opens} THEN 'pending' ELSE durianpay_inbox.status END,
    attempts = CASE WHEN {opens} THEN 0 ELSE durianpay_inbox.attempts END,
    due_at = CASE WHEN {opens} THEN {now} ELSE durianpay_inbox.due_at END,
    ended_at = CASE WHEN {opens} THEN NULL ELSE durianpay_inbox.ended_at END
RETURNING deliveries{notify}";

/// Parameters: time, token, maximum number, longest wait.
const CLAIM: &str = "
WITH due AS MATERIALIZED (
    SELECT id FROM durianpay_inbox AS job
    WHERE status = 'pending' AND (due_at <= {now} OR due_at > {now} + $4)
        AND (kind = 'event' OR object = '' OR NOT EXISTS (
            SELECT 1 FROM durianpay_inbox AS other
            WHERE {open_task} AND other.object = job.object
                AND (other.status = 'running' OR other.id < job.id)))
    ORDER BY kind DESC, (trust IN ('unsigned', 'invalid')), due_at, id
    LIMIT $3{skip_locked})
UPDATE durianpay_inbox
SET status = 'running', attempts = attempts + 1, token = $2, beats = 0, claimed_at = {now}
WHERE id IN (SELECT id FROM due)
RETURNING due_at, id, kind, key, object, name, data, trust, attempts, token, created_at, claimed_at,
    (SELECT record.data FROM durianpay_records AS record
        WHERE durianpay_inbox.kind = 'event' AND record.object = durianpay_inbox.object),
    (SELECT record.version FROM durianpay_records AS record
        WHERE durianpay_inbox.kind = 'event' AND record.object = durianpay_inbox.object)";

/// Parameters: number, token. A task that was completed in the handler's transaction stays
/// done.
const BEAT: &str = "
UPDATE durianpay_inbox SET beats = beats + 1
WHERE id = $1 AND token = $2 AND status IN ('running', 'done') RETURNING id";

/// The end of an attempt. Parameters: time, number, token, status, reason, wait, attempts that are
/// not counted.
const ENDED: &str = "status = $4, reason = $5, attempts = attempts - $7,
    due_at = CASE WHEN $4 = 'pending' THEN {now} + $6 ELSE due_at END,
    ended_at = CASE WHEN $4 = 'pending' THEN NULL ELSE {now} END";

/// The job whose attempt can be ended. The same parameters.
const HELD: &str =
    "id = $2 AND token = $3 AND (status = 'running' OR (status = 'done' AND $4 = 'done'))";

/// The same parameters.
const FINISH: &str = "UPDATE durianpay_inbox SET {ended} WHERE {held} RETURNING id";

/// Parameters: number, token.
const COMPLETE: &str = "
UPDATE durianpay_inbox SET status = 'done', reason = '', ended_at = {database_now}
WHERE id = $1 AND token = $2 AND status = 'running' RETURNING id";

const RUNNING: &str =
    "SELECT id, token, beats FROM durianpay_inbox WHERE status = 'running' ORDER BY id";

/// Parameters: time, number, token, beats, reason.
const RELEASE: &str = "
UPDATE durianpay_inbox SET status = 'pending', due_at = {now}, reason = $5
WHERE id = $2 AND token = $3 AND beats = $4 AND status = 'running' RETURNING id{notify}";

/// Parameters: object.
const RECORD: &str = "SELECT data, version FROM durianpay_records WHERE object = $1";

/// Parameters: object.
const LOCK_RECORD: &str = "SELECT version FROM durianpay_records WHERE object = $1{for_update}";

/// Parameters: object, content.
const ADD_RECORD: &str = "
INSERT INTO durianpay_records (object, data, version) VALUES ($1, $2, 1)
ON CONFLICT (object) DO NOTHING RETURNING version";

/// Parameters: object, content, version.
const CHANGE_RECORD: &str = "
UPDATE durianpay_records SET data = $2, version = version + 1
WHERE object = $1 AND version = $3 RETURNING version";

/// Parameters: time, key.
const SUPERSEDE: &str = "
UPDATE durianpay_inbox SET status = 'superseded', ended_at = {now}
WHERE key = $2 AND status = 'pending' RETURNING id";

/// Parameters: time, kind, key, object, name, data, trust.
const ADD_TASK: &str = "
INSERT INTO durianpay_inbox (kind, key, object, name, data, trust, {new})
VALUES ($2, $3, $4, $5, $6, $7, 'pending', 0, 1, {now}, '', 0, {now}, '')
ON CONFLICT (key) DO NOTHING RETURNING id{notify}";

/// A whole change in one statement, for a database in which a `WITH` clause can contain statements
/// that write. It returns a row if the change was applied.
///
/// Each part depends on rows of an earlier one: on the lease of the event, if the change ends one, and
/// then on the version of the record. The lock of the record orders the changes to one object, and
/// thus the numbers of its tasks.
///
/// A condition that no index matches, `status || ''`, makes the database search for the keys: statistics
/// from a quiet time would make it read all pending jobs.
///
/// Parameters: those of the end of the event, whose number may be NULL; object, content, version,
/// keys of superseded tasks as JSON, new tasks as JSON.
const APPLY: &str = "
WITH event AS (
    SELECT id FROM durianpay_inbox WHERE {held} FOR UPDATE
), leased AS (
    SELECT 1 WHERE $2::bigint IS NULL OR EXISTS (SELECT 1 FROM event)
), kept AS (
    SELECT 1 FROM durianpay_records
    WHERE $9::text IS NULL AND object = $8 AND version = $10 AND EXISTS (SELECT 1 FROM leased)
    FOR UPDATE
), absent AS (
    SELECT 1
    WHERE $9::text IS NULL AND $10 = 0 AND EXISTS (SELECT 1 FROM leased)
        AND NOT EXISTS (SELECT 1 FROM durianpay_records WHERE object = $8)
), added AS (
    INSERT INTO durianpay_records (object, data, version)
    SELECT $8, $9, 1 WHERE $9 IS NOT NULL AND $10 = 0 AND EXISTS (SELECT 1 FROM leased)
    ON CONFLICT (object) DO NOTHING RETURNING 1
), changed AS (
    UPDATE durianpay_records SET data = $9, version = version + 1
    WHERE $9 IS NOT NULL AND object = $8 AND version = $10 AND EXISTS (SELECT 1 FROM leased)
    RETURNING 1
), applied AS MATERIALIZED (
    SELECT 1 FROM kept UNION ALL SELECT 1 FROM absent
    UNION ALL SELECT 1 FROM added UNION ALL SELECT 1 FROM changed
), ended AS (
    UPDATE durianpay_inbox SET {ended}
    WHERE id IN (SELECT id FROM event) AND EXISTS (SELECT 1 FROM applied)
), superseded AS (
    UPDATE durianpay_inbox SET status = 'superseded', ended_at = {now}
    WHERE key = ANY (ARRAY(SELECT json_array_elements_text($11::json)))
        AND status || '' = 'pending' AND EXISTS (SELECT 1 FROM applied)
), tasks AS (
    INSERT INTO durianpay_inbox (kind, key, object, name, data, trust, {new})
    SELECT task->>0, task->>1, task->>2, task->>3, decode(task->>4, 'base64'), task->>5,
        'pending', 0, 1, {now}, '', 0, {now}, ''
    FROM json_array_elements($12::json) WITH ORDINALITY AS tasks (task, place)
    WHERE EXISTS (SELECT 1 FROM applied)
    ORDER BY place
    ON CONFLICT (key) DO NOTHING RETURNING id{notify}
)
SELECT 1::bigint FROM applied";

/// Parameters: time, kind, status, object, age of the claim, number, maximum number.
const LIST: &str = "
SELECT {info} FROM durianpay_inbox
WHERE ($2 IS NULL OR kind = $2) AND ($3 IS NULL OR status = $3)
    AND ($4 IS NULL OR object = $4) AND ($5 IS NULL OR {now} - claimed_at > $5)
    AND ($6 IS NULL OR id < $6)
ORDER BY id DESC LIMIT $7";

/// Parameters: number.
const JOB: &str = "SELECT {info}, data FROM durianpay_inbox WHERE id = $1";

const COUNTS: &str = "
SELECT kind, status, count(*) FROM durianpay_inbox GROUP BY kind, status ORDER BY kind, status";

/// Parameters: time, numbers as JSON.
const REPLAY: &str = "
UPDATE durianpay_inbox SET status = 'pending', attempts = 0, due_at = {now}, ended_at = NULL
WHERE id IN ({numbers}) AND status NOT IN ('pending', 'running') RETURNING id{notify}";

/// Parameters: time, age.
const DELETE_EVENTS: &str = "
DELETE FROM durianpay_inbox
WHERE ended_at IS NOT NULL AND {now} - ended_at > $2 AND status <> 'dead' AND kind = 'event'
RETURNING id";

/// Parameters: time, age, empty data.
const EMPTY_TASKS: &str = "
UPDATE durianpay_inbox SET data = $3
WHERE ended_at IS NOT NULL AND {now} - ended_at > $2 AND status <> 'dead' AND kind = 'task'
    AND length(data) > 0
RETURNING id";

/// The statements of the inbox, completed for one database.
#[derive(Debug)]
pub(crate) struct Statements {
    pub(crate) insert: String,
    pub(crate) claim: String,
    pub(crate) beat: String,
    pub(crate) finish: String,
    /// A change in one statement, where the database can do that.
    pub(crate) apply: Option<String>,
    pub(crate) complete: String,
    pub(crate) running: String,
    pub(crate) release: String,
    pub(crate) record: String,
    pub(crate) lock_record: String,
    pub(crate) add_record: String,
    pub(crate) change_record: String,
    pub(crate) supersede: String,
    pub(crate) add_task: String,
    pub(crate) list: String,
    pub(crate) job: String,
    pub(crate) counts: String,
    pub(crate) replay: String,
    pub(crate) delete_events: String,
    pub(crate) empty_tasks: String,
}

impl Statements {
    pub(crate) fn new(dialect: &Dialect) -> Self {
        let sql = |template: &str| {
            let template = template
                .replace("{ended}", ENDED)
                .replace("{held}", HELD)
                .replace("{info}", INFO)
                .replace("{new}", NEW)
                .replace("{open_unsigned}", OPEN_UNSIGNED)
                .replace("{open_task}", OPEN_TASK)
                .replace("{opens}", OPENS_AGAIN);
            dialect.render(&template)
        };
        Self {
            insert: sql(INSERT),
            claim: sql(CLAIM),
            beat: sql(BEAT),
            finish: sql(FINISH),
            apply: dialect.writes_in_with.then(|| sql(APPLY)),
            complete: sql(COMPLETE),
            running: sql(RUNNING),
            release: sql(RELEASE),
            record: sql(RECORD),
            lock_record: sql(LOCK_RECORD),
            add_record: sql(ADD_RECORD),
            change_record: sql(CHANGE_RECORD),
            supersede: sql(SUPERSEDE),
            add_task: sql(ADD_TASK),
            list: sql(LIST),
            job: sql(JOB),
            counts: sql(COUNTS),
            replay: sql(REPLAY),
            delete_events: sql(DELETE_EVENTS),
            empty_tasks: sql(EMPTY_TASKS),
        }
    }
}
