//! Decoding, compared with parsers that read the types that derive serde.

use super::chart::{self, Bar, Group};
use super::table::{self, Unit};
use crate::store::{Results, divide};

/// The bodies: the name in the results, and in the document.
const BODIES: [(&str, &str); 5] = [
    ("error", "an error of 100 bytes"),
    ("request", "a create-order request"),
    ("order", "an order"),
    ("payment", "a payment"),
    ("list", "a list of 1 MB"),
];

/// The parsers: the name in the results, and in the document.
const PARSERS: [(&str, &str); 4] = [
    ("client", "client"),
    ("derive", "serde_json"),
    ("sonic-rs", "sonic-rs"),
    ("simd-json", "simd-json"),
];

/// Builds the table.
pub(super) fn render(run: &Results) -> String {
    let mut text = String::from(
        "\n### Other parsers\n\n![Processor time of decoding an order and a list](performance/decode.svg)\n\n\
         serde_json, sonic-rs and simd-json decode into the same types, those of serde derive. simd-json changes the body that it \
         reads, so its time includes a copy. In parentheses: the time of the client, divided by this one.\n\n",
    );
    let titles = PARSERS.map(|(_, title)| title);
    text.push_str(&table::head("decode, µs", &titles));
    for (body, title) in BODIES {
        let own = format!("ns.decode.{body}.client");
        let cells = PARSERS.map(|(parser, _)| {
            let key = format!("ns.decode.{body}.{parser}");
            let shown = Unit::Microseconds.show(run, &key);
            match run.ratio(&own, &key) {
                Ok(ratio) if parser != "client" => format!("{shown} ({ratio:.2})"),
                _ => shown,
            }
        });
        text.push_str(&table::row(title, Unit::Count, &cells));
    }
    text
}

/// Builds the chart of the bodies that are read most often.
pub(super) fn chart(run: &Results) -> String {
    let groups = BODIES
        .iter()
        .filter(|(body, _)| ["order", "list"].contains(body));
    let groups = groups.map(|(body, title)| Group {
        title: (*title).to_owned(),
        bars: PARSERS
            .iter()
            .filter_map(|(parser, label)| {
                let nanos = run.median(&format!("ns.decode.{body}.{parser}")).ok()?;
                Some(Bar {
                    label: (*label).to_owned(),
                    value: divide(nanos, 1000),
                    is_own: *parser == "client",
                })
            })
            .collect(),
    });
    chart::render(
        "Processor time of decoding an order and a list",
        "µs",
        &groups.collect::<Vec<_>>(),
    )
}
