//! Every spec of the repository, simulated: each endpoint accepts the example request that is made from the spec.

#![cfg(feature = "simulate")]
#![expect(clippy::unwrap_used, reason = "a panic fails the test")]

use durianpay_cli::simulate::spec::{Settings, SpecSimulator};
use durianpay_codegen::{Source, read};
use durianpay_test_support::specs;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The specs of the repository that are valid by themselves, with their places.
fn all() -> Vec<(String, Vec<Source>)> {
    let mut all = Vec::new();
    let root = Path::new("..");
    for folder in ["spec", "spec/snap"] {
        let files = specs::entries(root.join(folder));
        let is_spec = |file: &std::path::PathBuf| {
            let is_toml = file
                .extension()
                .is_some_and(|extension| extension == "toml");
            is_toml && file.file_name().is_some_and(|name| name != "Cargo.toml")
        };
        let sources = files.iter().filter(|file| is_spec(file));
        let sources = sources.map(|file| source(file));
        all.push((folder.to_owned(), sources.collect()));
    }
    for folder in ["tests/fixtures/valid", "tests/extend"] {
        for file in specs::entries(root.join(folder)) {
            if file
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                all.push((file.display().to_string(), vec![source(&file)]));
            }
        }
    }
    for folder in specs::entries(root.join("durianpay-macros/codegen/src/rules")) {
        let file = folder.join("fixed.toml");
        if file.exists() {
            all.push((file.display().to_string(), vec![source(&file)]));
        }
    }
    for page in ["docs/extending.md", "docs/spec-language.md"] {
        let text = fs::read_to_string(root.join(page)).unwrap();
        for (number, block) in text.split("\n```toml\n").skip(1).enumerate() {
            let block = block.split("\n```").next().unwrap();
            let name = format!("{page}, block {number}");
            all.push((name.clone(), vec![Source::new(name, block)]));
        }
    }
    all
}

fn source(file: &Path) -> Source {
    Source::new(
        file.display().to_string(),
        fs::read_to_string(file).unwrap(),
    )
}

#[test]
fn every_endpoint_accepts_the_example_request_of_its_spec() {
    let mut report = String::new();
    let mut endpoints = 0;
    for (name, sources) in all() {
        let (spec, diagnostics) = read(&sources);
        // Parts of a spec, such as most blocks of the language page, are not valid alone.
        if !diagnostics.is_empty() {
            continue;
        }
        let settings = Settings {
            is_strict: true,
            ..Settings::default()
        };
        let simulator = SpecSimulator::new(spec, &settings).unwrap();
        endpoints += try_all(&simulator, &name, &mut report);
    }
    assert_eq!(report, "");
    assert!(endpoints > 200, "only {endpoints} endpoints were called");
}

/// Calls every endpoint: those that create first, those that delete last.
fn try_all(simulator: &SpecSimulator, name: &str, report: &mut String) -> usize {
    let mut samples = Vec::new();
    for endpoint in simulator.endpoints() {
        match simulator.sample(endpoint) {
            Ok(request) => {
                let path = request.uri().path();
                let depth = path.split('/').count();
                let order = match request.method().as_str() {
                    "POST" => (0, depth),
                    "DELETE" => (2, usize::MAX - depth),
                    _ => (1, depth),
                };
                samples.push((order, endpoint));
            }
            Err(error) => writeln!(report, "{name}: {endpoint}: no sample: {error}").unwrap(),
        }
    }
    samples.sort_unstable();
    for (_, endpoint) in &samples {
        let request = simulator.sample(endpoint).unwrap();
        let exchange = simulator.respond(&request);
        let status = exchange.response.status();
        if !status.is_success() {
            let rejection = exchange.record.rejection.unwrap_or_default();
            let target = format!("{} {}", request.method(), request.uri());
            writeln!(
                report,
                "{name}: {endpoint}: {status} for {target}: {rejection}"
            )
            .unwrap();
            continue;
        }
        for difference in simulator.differences(endpoint, &exchange.response) {
            writeln!(report, "{name}: {endpoint}: response: {difference}").unwrap();
        }
    }
    samples.len()
}
