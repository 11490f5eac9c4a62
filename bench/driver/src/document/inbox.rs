//! Webhooks through a database, compared with a hand-written queue.

use super::table::{self, Unit};
use crate::store::Results;

/// The steps: the name in the results, and in the document.
const STEPS: [(&str, &str); 4] = [
    ("receive", "receive, one after the other"),
    ("handle.1", "handle, one at a time"),
    ("handle.8", "handle, 8 at a time"),
    ("handle.64", "handle, 64 at a time"),
];

/// The steps with a million webhooks in the database.
const FULL: [(&str, &str); 2] = [
    ("receive", "receive, one after the other"),
    ("handle.8", "handle, 8 at a time"),
];

const DATABASES: [(&str, &str); 2] = [("sqlite", "SQLite"), ("postgres", "PostgreSQL")];

/// Builds the section.
pub(crate) fn render(inbox: &Results) -> String {
    let mut text = String::from(
        "Signed notifications, each of another payment, in the stores of `durianpay-sqlx`. The hand-written queue is an insert, and a \
         transaction of a claim and two writes that lasts until the webhook is handled; it has no leases, attempts, order or \
         dead jobs. In parentheses: the ratio to it. SQLite is a file in WAL mode. PostgreSQL runs on the same machine and does not \
         wait for the disk; the processor time is that of the program, without the server. Database and program share two \
         cores. `cargo xtask bench inbox` measures this.\n\n",
    );
    let titles = DATABASES.map(|(_, title)| title);
    text.push_str(&table::head("webhooks per second", &titles));
    for (step, title) in STEPS {
        let cells =
            DATABASES.map(|(database, _)| beside(inbox, "per_second", step, database, Unit::Count));
        text.push_str(&table::row(title, Unit::Count, &cells));
    }
    text.push('\n');
    text.push_str(&table::head("processor time of a webhook, µs", &titles));
    for (step, title) in STEPS {
        let cells =
            DATABASES.map(|(database, _)| beside(inbox, "ns", step, database, Unit::Microseconds));
        text.push_str(&table::row(title, Unit::Count, &cells));
    }
    text.push_str(
        "\nWith a million handled webhooks and their records in the database; in parentheses: the ratio to one that is nearly empty.\n\n",
    );
    text.push_str(&table::head("webhooks per second", &titles));
    for (step, title) in FULL {
        let cells = DATABASES.map(|(database, _)| {
            let full = format!("per_second.{step}.full.{database}.inbox");
            let empty = format!("per_second.{step}.{database}.inbox");
            with_ratio(inbox, &full, &empty, Unit::Count)
        });
        text.push_str(&table::row(title, Unit::Count, &cells));
    }
    text.push_str(
        "\nA webhook with one task takes three statements in PostgreSQL and seven in SQLite, and its share of two claims: see \
         [webhooks.md](webhooks.md#cost). One statement stores it, one makes its effect durable and one ends the task; a \
         claim of several jobs is shared. Before the change of a record was a single statement and claims were gathered, \
         PostgreSQL handled half as many webhooks with 2.5 times the processor time. SQLite handled half as many while its \
         connections competed for the only place to write.\n",
    );
    text
}

fn beside(inbox: &Results, measure: &str, step: &str, database: &str, unit: Unit) -> String {
    let key = |queue: &str| format!("{measure}.{step}.{database}.{queue}");
    with_ratio(inbox, &key("inbox"), &key("by_hand"), unit)
}

fn with_ratio(results: &Results, own: &str, other: &str, unit: Unit) -> String {
    let shown = unit.show(results, own);
    match results.ratio(own, other) {
        Ok(ratio) => format!("{shown} ({ratio:.2})"),
        Err(_) => shown,
    }
}
