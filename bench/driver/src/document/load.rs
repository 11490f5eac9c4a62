//! Calls that run at the same time.

use super::table::{self, Unit};
use crate::store::Results;

/// The percentiles of the latency: the name in the results, and in the document.
const PERCENTILES: [(&str, &str); 4] = [
    ("p50", "median"),
    ("p90", "90 percent"),
    ("p99", "99 percent"),
    ("p100", "the slowest"),
];

/// Builds the section.
pub(crate) fn render(run: &Results) -> String {
    let mut text = format!(
        "\n### At the same time\n\nWith 64 concurrent calls, and including the work of the server, a call takes {} µs of \
         processor time with the client and {} µs hand-written: a ratio of {}.\n\nThe latency of 10,000 calls that begin at once \
         on one client, against a server in another process:\n\n",
        Unit::Microseconds.show(run, "ns.load.call.client"),
        Unit::Microseconds.show(run, "ns.load.call.derive"),
        table::ratio(run, "ns.load.call.client", "ns.load.call.derive"),
    );
    let titles = ["client", "hand-written", "ratio"];
    text.push_str(&table::head("latency, ms", &titles));
    for (key, title) in PERCENTILES {
        let [own, other] = ["client", "derive"].map(|subject| format!("ns.many.{key}.{subject}"));
        let cells = [
            Unit::Milliseconds.show(run, &own),
            Unit::Milliseconds.show(run, &other),
            table::ratio(run, &own, &other),
        ];
        text.push_str(&table::row(title, Unit::Count, &cells));
    }
    text
}
