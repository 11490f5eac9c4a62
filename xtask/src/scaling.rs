//! `cargo xtask growth`: measures how the work of the generator grows with the spec.
//!
//! Instructions are counted, since times on a busy machine are not meaningful. The command runs
//! itself under `valgrind`, once for each shape and size.

use crate::command::succeed;
use crate::shipped::root;
use durianpay_codegen::{Examples, Handles, Options, Renderer, Source, expand};
use durianpay_test_support::shapes::{self, Shape};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The hidden command with which the program runs itself.
pub(crate) const MEASURED: &str = "growth-measured";

const SIZES: [usize; 3] = [10, 100, 1_000];

/// The maximum factor of instructions for a spec that is ten times as large.
const MOST: u64 = 12;

/// Measures the named shapes, or all of them. Returns an error if one grows too fast.
pub(crate) fn run(names: &[String]) -> Result<String, String> {
    let measured: Vec<&Shape> = if names.is_empty() {
        all().collect()
    } else {
        names
            .iter()
            .map(|name| named(name))
            .collect::<Result<_, _>>()?
    };
    let program = build()?;
    let [small, medium, large] = SIZES;
    let mut report = format!(
        "{:<28}{small:>14}{medium:>14}{large:>14}{:>7}",
        "instructions by size", "ratio"
    );
    let mut too_fast = Vec::new();
    for shape in measured {
        let [small, medium, large] = measure(&program, shape)?;
        let tenths = large * 10 / medium.max(1);
        let _ = write!(
            report,
            "\n{:<28}{small:>14}{medium:>14}{large:>14}{:>5}.{}",
            shape.name,
            tenths / 10,
            tenths % 10,
        );
        if large > medium * MOST {
            too_fast.push(shape.name);
        }
    }
    if too_fast.is_empty() {
        return Ok(format!("{report}\nno ratio exceeds {MOST}"));
    }
    Err(format!(
        "{report}\nratios that exceed {MOST}: {}",
        too_fast.join(", ")
    ))
}

fn all() -> impl Iterator<Item = &'static Shape> {
    shapes::valid().iter().chain(shapes::invalid())
}

fn named(name: &str) -> Result<&'static Shape, String> {
    all().find(|shape| shape.name == name).ok_or_else(|| {
        let known: Vec<&str> = all().map(|shape| shape.name).collect();
        format!(
            "unknown shape `{name}`; expected one of: {}",
            known.join(", ")
        )
    })
}

/// Builds this command without debug assertions, which makes counting ten times as fast.
fn build() -> Result<PathBuf, String> {
    succeed(
        Command::new(env!("CARGO"))
            .args(["build", "--release", "--package", "xtask"])
            .env("CARGO_TARGET_DIR", root().join("target"))
            .current_dir(root()),
    )?;
    Ok(root().join("target/release/xtask"))
}

/// Measures the instructions for each size, minus those of an idle process.
fn measure(program: &Path, shape: &Shape) -> Result<[u64; 3], String> {
    let idle = instructions(program, shape.name, 0)?;
    let mut counts = [0; 3];
    for (count, size) in counts.iter_mut().zip(SIZES) {
        *count = instructions(program, shape.name, size)?.saturating_sub(idle);
    }
    Ok(counts)
}

/// Runs a single expansion under `valgrind`, which prints `Collected : 123`.
fn instructions(program: &Path, shape: &str, size: usize) -> Result<u64, String> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args([MEASURED, shape, &size.to_string()])
        .output()
        .map_err(|error| format!("cannot run valgrind: {error}\n  = help: install `valgrind`"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("valgrind failed on `{shape}`:\n{text}"));
    }
    let collected = text
        .lines()
        .find_map(|line| line.split_once("Collected : "));
    collected
        .and_then(|(_, count)| count.trim().parse().ok())
        .ok_or_else(|| format!("valgrind printed no count for `{shape}`:\n{text}"))
}

/// Runs the measured work: everything that the macro does with a spec.
pub(crate) fn measured(shape: &str, size: usize) -> Result<String, String> {
    let shape = named(shape)?;
    let sources = match size {
        0 => Vec::new(),
        _ => vec![Source::new("growth.toml", (shape.text)(size))],
    };
    let options = Options {
        handles: Handles::Inherent,
        features: Some(""),
        only: Vec::new(),
        examples: Examples::Omitted,
    };
    let expansion = expand(&sources, &options);
    let renderer = Renderer::new(&sources);
    let drawn = expansion
        .diagnostics
        .iter()
        .map(|diagnostic| renderer.render(diagnostic).len());
    let bytes: usize = drawn.sum();
    Ok(format!(
        "{} errors, {bytes} bytes of diagnostics, empty: {}",
        expansion.diagnostics.len(),
        expansion.tokens.is_empty(),
    ))
}
