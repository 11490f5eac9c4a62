//! The statements of the intents, in the SQL that both databases understand.

use crate::database::dialect::Dialect;

/// The columns of an intent.
const COLUMNS: &str = "id, operation, reference, object, environment, data, status, version, \
                       created_at, updated_at";

/// The condition of the index `durianpay_intents_open`, in its words.
const OPEN: &str = "status IN ('ready', 'sending', 'in_doubt', 'review')";

/// The condition under which the index `durianpay_intents_object` is used.
const OF_OBJECT: &str = "object = $4 AND object <> ''";

/// The columns and values of a new intent.
const NEW: &str = "
INSERT INTO durianpay_intents
    (operation, reference, object, environment, data, status, version, created_at, updated_at)
VALUES ($2, $3, $4, $5, $6, 'ready', 1, {now}, {now})
ON CONFLICT (operation, reference)";

/// Parameters: time, operation, reference, object, environment, content. A known intent is
/// changed into itself, since only then it is returned.
const INSERT: &str = "{new} DO UPDATE SET version = durianpay_intents.version RETURNING {columns}";

/// Parameters: those of a new intent.
const RECORD: &str = "{new} DO NOTHING RETURNING id";

/// Parameters: operation, reference.
const GET: &str = "
SELECT {columns} FROM durianpay_intents WHERE operation = $1 AND reference = $2";

/// Parameters: time, number, version, status, content.
const UPDATE: &str = "
UPDATE durianpay_intents SET status = $4, data = $5, version = version + 1, updated_at = {now}
WHERE id = $2 AND version = $3 RETURNING id{notify_intent}";

/// Parameters: most, statuses as JSON, operation, object, number.
const LIST: &str = "
SELECT {columns} FROM durianpay_intents
WHERE {selected} AND ($2 IS NULL OR status IN ({strings}))
    AND ($3 IS NULL OR operation = $3) AND ($4 IS NULL OR object = $4)
    AND ($5 IS NULL OR id > $5)
ORDER BY id LIMIT $1";

const COUNTS: &str = "
SELECT status, count(*) FROM durianpay_intents GROUP BY status ORDER BY status";

/// Parameters: time, age, nothing.
const PRUNE: &str = "
UPDATE durianpay_intents SET data = $3
WHERE status IN ('done', 'rejected', 'canceled') AND {now} - updated_at >= $2 AND length(data) > 0
RETURNING id";

/// The texts of the statements of the intents for one database.
#[derive(Debug)]
pub(crate) struct Statements {
    pub(crate) insert: String,
    pub(crate) record: String,
    pub(crate) get: String,
    pub(crate) update: String,
    pub(crate) list: String,
    pub(crate) list_open: String,
    pub(crate) list_of_object: String,
    pub(crate) counts: String,
    pub(crate) prune: String,
}

impl Statements {
    pub(crate) fn new(dialect: &Dialect) -> Self {
        let sql = |template: &str| {
            let template = template.replace("{new}", NEW).replace("{columns}", COLUMNS);
            dialect.render(&template)
        };
        let list = |selected: &str| sql(&LIST.replace("{selected}", selected));
        Self {
            insert: sql(INSERT),
            record: sql(RECORD),
            get: sql(GET),
            update: sql(UPDATE),
            list: list("1 = 1"),
            list_open: list(OPEN),
            list_of_object: list(OF_OBJECT),
            counts: sql(COUNTS),
            prune: sql(PRUNE),
        }
    }
}
