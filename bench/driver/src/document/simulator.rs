//! The simulator with many orders, before and after its records were indexed.

use super::table::{self, Unit};
use crate::store::Results;

/// The processor time of requests, by the number of orders.
const REQUESTS: [(&str, &str); 8] = [
    ("list", "list of 25 orders"),
    ("last_page", "the last 25 orders"),
    ("day", "25 orders of one day"),
    ("payments", "list of 25 payments"),
    ("get", "read an order"),
    ("create", "create an order"),
    ("clock", "move the clock, with nothing due"),
    ("port", "call over the port, with the client"),
];

/// Builds the section.
pub(crate) fn render(before: &Results, now: &Results) -> String {
    let mut text = String::from(
        "Each order has a payment that is processing. *Before* is the simulator without indexes and with unbounded logs, \
         measured once. `cargo xtask bench simulator` measures the rest again.\n\n",
    );
    let titles = [
        "before, 1,000 orders",
        "150,000 orders",
        "now, 1,000 orders",
        "150,000 orders",
    ];
    text.push_str(&table::head("processor time, µs", &titles));
    for (key, title) in REQUESTS {
        let cell = |results, size| Unit::Microseconds.show(results, &format!("ns.{key}.{size}"));
        let cells = [
            cell(before, "1000"),
            cell(before, "150000"),
            cell(now, "1000"),
            cell(now, "150000"),
        ];
        text.push_str(&table::row(title, Unit::Count, &cells));
    }
    text.push('\n');
    text.push_str(&table::head("", &["before", "now"]));
    let others = [
        ("memory of an order, bytes", "bytes.order", Unit::Count),
        ("memory of a payment, bytes", "bytes.payment", Unit::Count),
        (
            "allocations of a list of 25 orders, with 1,000 orders",
            "allocations.list.1000",
            Unit::Count,
        ),
        ("with 100,000", "allocations.list.100000", Unit::Count),
        (
            "read an order in a new simulator, µs",
            "ns.get.first",
            Unit::Microseconds,
        ),
        (
            "after a million requests, µs",
            "ns.get.after",
            Unit::Microseconds,
        ),
        (
            "memory that a million requests retain",
            "bytes.after",
            Unit::Megabytes,
        ),
    ];
    for (title, key, unit) in others {
        let cells = [unit.show(before, key), unit.show(now, key)];
        text.push_str(&table::row(title, unit, &cells));
    }
    text.push_str(
        "\nThe memory of an order and of a payment includes their earlier versions, which reads that lag show. The logs keep \
         10,000 requests and as many deliveries by default, up to 64 MiB each. A full log removes a record for each that it adds, \
         which a new one does not.\n",
    );
    text
}
