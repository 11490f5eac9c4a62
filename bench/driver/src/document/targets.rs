//! The performance targets, and whether they are met.

use crate::store::{Results, divide};
use std::fmt::Write as _;

/// Builds the table of targets.
pub(crate) fn render(build: &Results, run: &Results, simulator: &Results) -> String {
    let mut text = String::from("| Target | at most | measured | |\n|---|--:|--:|---|\n");
    for (title, limit, found) in all(build, run, simulator) {
        let found = found.ok();
        let verdict = match found {
            Some(found) if found <= limit => "met",
            Some(_) => "**not met**",
            None => "not measured",
        };
        let shown = found.map_or_else(|| "–".to_owned(), |found| format!("{found:.2}"));
        let _ = writeln!(text, "| {title} | {limit} | {shown} | {verdict} |");
    }
    text
}

type Target = (&'static str, f64, Result<f64, String>);

fn all(build: &Results, run: &Results, simulator: &Results) -> Vec<Target> {
    let mut targets = of_build(build);
    targets.extend(of_run(run));
    targets.extend(of_simulator(simulator));
    targets
}

fn of_simulator(simulator: &Results) -> Vec<Target> {
    let ratio = |own, other| Ok(divide(simulator.median(own)?, simulator.median(other)?));
    vec![
        (
            "list of 25 by the simulator with 150,000 orders, in milliseconds",
            1.0,
            simulator
                .median("ns.list.150000")
                .map(|nanos| divide(nanos, 1_000_000)),
        ),
        (
            "the same with 150,000 orders / with 1,000",
            1.1,
            ratio("ns.list.150000", "ns.list.1000"),
        ),
        (
            "read an order after a million requests / in a new simulator",
            1.25,
            ratio("ns.get.after", "ns.get.first"),
        ),
    ]
}

fn of_build(build: &Results) -> Vec<Target> {
    let milliseconds = |key| Ok(divide(build.median(key)?, 1_000_000));
    vec![
        (
            "release build of bindings and all calls / serde derive",
            0.20,
            build.ratio("release.called.bindings", "release.called.derive"),
        ),
        (
            "the same for the whole client, including its runtime",
            0.20,
            build.ratio("release.called.client", "release.called.derive"),
        ),
        (
            "the same for the baseline, without decoding and encoding",
            0.20,
            build.ratio("release.called.baseline", "release.called.derive"),
        ),
        (
            "debug build of bindings and all calls / progenitor",
            0.35,
            build.ratio("debug.called.bindings", "debug.called.progenitor"),
        ),
        (
            "the same for the whole client, including its runtime",
            0.35,
            build.ratio("debug.called.client", "debug.called.progenitor"),
        ),
        (
            "cold build / minimal program with reqwest, serde_json, hmac and sha2",
            0.80,
            build.ratio("cold.client", "cold.minimal"),
        ),
        (
            "the same for types, webhooks and signatures without a transport",
            0.35,
            build.ratio("cold.webhooks", "cold.minimal"),
        ),
        (
            "library size of bindings / serde derive",
            0.20,
            build.ratio("rlib.bindings", "rlib.derive"),
        ),
        (
            "the same for the whole client, including its runtime",
            0.20,
            build.ratio("rlib.client", "rlib.derive"),
        ),
        (
            "the same for the baseline, without decoding and encoding",
            0.20,
            build.ratio("rlib.baseline", "rlib.derive"),
        ),
        (
            "expansion of the shipped spec, in milliseconds",
            25.0,
            milliseconds("expansion.shipped"),
        ),
        (
            "the same, with an optimized macro",
            25.0,
            milliseconds("expansion.optimised"),
        ),
        (
            "expansion of 1,000 endpoints / 100 endpoints",
            12.0,
            build.ratio("expansion.1000", "expansion.100"),
        ),
        (
            "check after an edit of a spec file / after touching the client's source",
            1.1,
            build.ratio("edit.spec", "edit.source"),
        ),
    ]
}

fn of_run(run: &Results) -> Vec<Target> {
    let ratio = |key: &str, other: &str| {
        run.ratio(&format!("ns.{key}.client"), &format!("ns.{key}.{other}"))
    };
    vec![
        (
            "decode an order / serde derive",
            1.0,
            ratio("decode.order", "derive"),
        ),
        (
            "decode a payment / serde derive",
            1.0,
            ratio("decode.payment", "derive"),
        ),
        (
            "encode a request / serde derive",
            1.0,
            ratio("encode.request", "derive"),
        ),
        (
            "encode an order / serde derive",
            1.0,
            ratio("encode.order", "derive"),
        ),
        (
            "parse and verify a webhook / hmac, and serde_json into a struct",
            1.0,
            ratio("webhook.both", "hand"),
        ),
        (
            "call on loopback / hand-written reqwest",
            1.03,
            ratio("call.get", "derive"),
        ),
        (
            "additional allocations of a call, compared with hand-written reqwest",
            4.0,
            beyond(run, "allocations.call.get"),
        ),
    ]
}

/// Computes the number of additional units, or zero if there are fewer.
fn beyond(run: &Results, key: &str) -> Result<f64, String> {
    let own = run.median(&format!("{key}.client"))?;
    let other = run.median(&format!("{key}.derive"))?;
    Ok(divide(own.saturating_sub(other), 1))
}
