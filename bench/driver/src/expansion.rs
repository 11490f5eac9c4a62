//! The work of the macro, measured in this program: once with the generator compiled without
//! optimization, as cargo compiles macros, and once optimized.

use crate::callgrind;
use crate::cargo::{Build, Mode, succeed, target};
use crate::store::Results;
use durianpay_codegen::{Examples, Expansion, Handles, Options, Source, expand};
use durianpay_test_support::shapes;
use nix::time::ClockId;
use proc_macro2::{TokenStream, TokenTree};
use std::process::Command;
use std::time::Duration;

/// Measures the expansion of the shipped spec, and of specs of growing size, in nanoseconds.
pub(crate) fn measure(results: &mut Results) -> Result<(), String> {
    let shipped = xtask::shipped::sources()?;
    let endpoints = shapes::valid()
        .iter()
        .find(|shape| shape.name == "endpoints")
        .ok_or("the shape `endpoints` does not exist")?;
    let grown = [10, 100, 1_000].map(|size| {
        let source = Source::new("growth.toml", (endpoints.text)(size));
        (size.to_string(), vec![source])
    });
    results.add("expansion.shipped", took(&shipped)?);
    results.add("expansion.optimised", optimised()?);
    for (size, sources) in &grown {
        results.add(&format!("expansion.{size}"), took(sources)?);
    }
    if results.count("tokens") == 0 {
        constant(results)?;
    }
    Ok(())
}

/// Adds the figures that do not vary.
fn constant(results: &mut Results) -> Result<(), String> {
    results.add("expansion.instructions", instructions()?);
    results.add("tokens", tokens()?);
    results.add("lines", lines()?);
    results.add("operations", operations()?);
    Ok(())
}

/// Counts the tokens of the shipped bindings.
pub(crate) fn tokens() -> Result<u64, String> {
    let Expansion { tokens, .. } = expand_like_macro(&xtask::shipped::sources()?);
    Ok(count(tokens))
}

/// Counts the lines of the formatted bindings.
fn lines() -> Result<u64, String> {
    let text = crate::generate::expanded()?;
    u64::try_from(text.lines().count()).map_err(|error| error.to_string())
}

/// The argument with which this program runs an optimized build of itself.
pub(crate) const TIMED: &str = "expansion-timed";

/// Measures the time to expand the shipped spec with an optimized generator, in nanoseconds.
fn optimised() -> Result<u64, String> {
    Build::for_package("bench-driver", Mode::Release).run()?;
    let text = succeed(Command::new(target().join("release/bench-driver")).arg(TIMED))?;
    let nanos = text.trim().parse();
    nanos.map_err(|error| format!("the optimised generator printed no time: {error}"))
}

/// Prints the time of one expansion, in nanoseconds.
pub(crate) fn timed() -> Result<String, String> {
    Ok(took(&xtask::shipped::sources()?)?.to_string())
}

/// The argument with which this program runs itself under valgrind.
pub(crate) const COUNTED: &str = "expansion-counted";

/// Counts the instructions that expand the shipped spec.
pub(crate) fn instructions() -> Result<u64, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let count = |what| callgrind::count(&program, &[COUNTED, what]);
    Ok(count("shipped")?.saturating_sub(count("nothing")?))
}

/// Runs the work to count: the expansion of the shipped spec, or of nothing.
pub(crate) fn counted(what: &str) -> Result<String, String> {
    let sources = match what {
        "shipped" => xtask::shipped::sources()?,
        _ => Vec::new(),
    };
    let Expansion { tokens, .. } = expand_like_macro(&sources);
    Ok(format!("expands to nothing: {}", tokens.is_empty()))
}

/// Counts the operations of the shipped spec.
pub(crate) fn operations() -> Result<u64, String> {
    let count = crate::generate::spec()?.endpoints().count();
    u64::try_from(count).map_err(|error| error.to_string())
}

fn took(sources: &[Source]) -> Result<u64, String> {
    let before = now()?;
    let expansion = expand_like_macro(sources);
    let took = now()?.saturating_sub(before);
    // Dropped after the measurement, because the tokens of a macro are not dropped in it either.
    drop(expansion);
    u64::try_from(took.as_nanos()).map_err(|error| error.to_string())
}

fn now() -> Result<Duration, String> {
    let time = ClockId::CLOCK_THREAD_CPUTIME_ID.now();
    time.map(Duration::from).map_err(|error| {
        format!("the system does not report the processor time of threads: {error}")
    })
}

fn expand_like_macro(sources: &[Source]) -> Expansion {
    let options = Options {
        handles: Handles::Inherent,
        features: Some(""),
        only: Vec::new(),
        examples: Examples::Omitted,
    };
    expand(sources, &options)
}

fn count(tokens: TokenStream) -> u64 {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => 2 + count(group.stream()),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => 1,
        })
        .sum()
}
