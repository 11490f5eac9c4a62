//! Writes `docs/performance.md` from the results.

mod build;
mod chart;
mod expansion;
mod inbox;
mod load;
mod parsers;
mod simulator;
mod table;
mod targets;

use crate::store::{self, Results};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use table::Unit;
use xtask::shipped::root;

const PATH: &str = "docs/performance.md";
const HEAD: &str = include_str!("document/head.md");
const TAIL: &str = include_str!("document/tail.md");

/// Writes the page and its charts.
pub(crate) fn write() -> Result<String, String> {
    for (path, text) in files(&Measured::load()?) {
        let folder = Path::new(path).parent().unwrap_or(Path::new(""));
        fs::create_dir_all(root().join(folder))
            .and_then(|()| fs::write(root().join(path), text))
            .map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(format!("{PATH} written"))
}

/// Returns an error if the page or a chart does not match the results.
pub(crate) fn check() -> Result<(), String> {
    for (path, text) in files(&Measured::load()?) {
        let found = fs::read_to_string(root().join(path)).unwrap_or_default();
        if found.replace("\r\n", "\n") != text {
            return Err(format!(
                "{path} does not match bench/results\n  = help: run `cargo xtask bench document`"
            ));
        }
    }
    Ok(())
}

fn files(measured: &Measured) -> [(&'static str, String); 3] {
    [
        (PATH, render(measured)),
        ("docs/performance/build.svg", build::chart(&measured.build)),
        ("docs/performance/decode.svg", parsers::chart(&measured.run)),
    ]
}

/// The results of all commands.
struct Measured {
    build: Results,
    run: Results,
    inbox: Results,
    simulator: Results,
    /// The simulator before its records were indexed and its logs were bounded. It is not measured
    /// again.
    simulator_before: Results,
}

impl Measured {
    fn load() -> Result<Self, String> {
        Ok(Self {
            build: store::load_or_empty("build")?,
            run: store::load_or_empty("run")?,
            inbox: store::load_or_empty("inbox")?,
            simulator: store::load_or_empty("simulator")?,
            simulator_before: store::load_or_empty("simulator-before")?,
        })
    }
}

fn render(measured: &Measured) -> String {
    let Measured {
        build,
        run,
        inbox,
        simulator,
        simulator_before,
    } = measured;
    let mut text = HEAD.to_owned();
    text.push_str(&targets::render(build, run, simulator));
    text.push_str("\n## Build\n\n");
    text.push_str(&build::render(build));
    text.push_str("\n## Expansion\n\n");
    text.push_str(&expansion::render(build));
    text.push_str("\n## Run\n\n");
    text.push_str(&run_table(run));
    text.push_str(&parsers::render(run));
    text.push_str(&load::render(run));
    text.push_str("\n## Memory\n\n");
    text.push_str(&memory_table(run));
    text.push_str("\n## Webhooks in a database\n\n");
    text.push_str(&inbox::render(inbox));
    text.push_str("\n## Simulator\n\n");
    text.push_str(&simulator::render(simulator_before, simulator));
    text.push_str(TAIL);
    text.push_str("\n## Versions\n\n");
    let versions = build.versions.iter().chain(&run.versions);
    let versions: std::collections::BTreeMap<_, _> = versions.collect();
    for (name, version) in versions {
        let _ = writeln!(text, "- {name} {version}");
    }
    text
}

/// The work at run time: the name in the results, and in the document.
const WORK: [(&str, &str); 15] = [
    ("decode.error", "decode an error of 100 bytes"),
    ("decode.request", "decode a create-order request"),
    ("decode.order", "decode an order"),
    ("decode.payment", "decode a payment"),
    ("decode.list", "decode a list of 1 MB"),
    ("encode.error", "encode an error"),
    ("encode.request", "encode a create-order request"),
    ("encode.order", "encode an order"),
    ("encode.payment", "encode a payment"),
    ("encode.list", "encode a list of 1 MB"),
    ("webhook.parse", "parse a webhook"),
    ("webhook.verify", "verify its signature"),
    ("webhook.both", "parse and verify"),
    ("call.get", "call: get an order"),
    ("call.create", "call: create an order"),
];

fn run_table(run: &Results) -> String {
    let mut text = String::from(
        "| | client | hand-written | ratio | allocations, client | hand-written |\n|---|--:|--:|--:|--:|--:|\n",
    );
    for (key, title) in WORK {
        let other = if key.starts_with("webhook") {
            "hand"
        } else {
            "derive"
        };
        let (own, other) = (format!("{key}.client"), format!("{key}.{other}"));
        let _ = writeln!(
            text,
            "| {title} | {} µs | {} µs | {} | {} | {} |",
            Unit::Microseconds.show(run, &format!("ns.{own}")),
            Unit::Microseconds.show(run, &format!("ns.{other}")),
            table::ratio(run, &format!("ns.{own}"), &format!("ns.{other}")),
            Unit::Count.show(run, &format!("allocations.{own}")),
            Unit::Count.show(run, &format!("allocations.{other}")),
        );
    }
    let _ = writeln!(
        text,
        "\nCompared with serde derive that drops unknown fields, decoding an order takes {} times as long, and encoding it {} times.",
        table::ratio(run, "ns.decode.order.client", "ns.decode.order.plain"),
        table::ratio(run, "ns.encode.order.client", "ns.encode.order.plain"),
    );
    text
}

/// The bodies whose peak memory is measured: the name in the results, and in the document.
const BODIES: [(&str, &str); 7] = [
    ("list", "orders as documented"),
    ("empty_items", "`{\"orders\":[{},…]}`"),
    ("empty_payments", "`{\"payments\":[{},…]}`"),
    ("numbers", "`{\"orders\":[1,…]}`"),
    ("unknown_members", "`{\"10\":1,…}`"),
    ("metadata", "an order with `{\"10\":1,…}` as its metadata"),
    ("least_items", "orders of three short fields, the minimum"),
];

/// The length of these bodies in bytes.
const LENGTH: u64 = 2 * 1024 * 1024;

fn peak_table(run: &Results) -> String {
    let mut text = table::head("body of 2 MiB", &["peak, MB", "peak / body"]);
    for (key, title) in BODIES {
        let key = format!("peak.decode.{key}.client");
        let ratio = run.median(&key).ok();
        let ratio = ratio.map(|peak| format!("{:.1}", store::divide(peak, LENGTH)));
        let cells = [Unit::Megabytes.show(run, &key), ratio.unwrap_or_default()];
        text.push_str(&table::row(title, Unit::Count, &cells));
    }
    text
}

fn memory_table(run: &Results) -> String {
    format!(
        "The peak while a response of the client's largest default length is decoded, in addition to the body. A list whose \
         values would take more than 8 MiB and 32 times the body is rejected. The last two rows are objects that are much larger \
         than their JSON: a field that was not sent takes its place in a struct, too.\n\n{}\nA reused client retains {} bytes more after 10,000 calls than before the first call, and {} after 100,000.\n",
        peak_table(run),
        Unit::Count.show(run, "bytes.retained.10000"),
        Unit::Count.show(run, "bytes.retained.100000"),
    )
}
