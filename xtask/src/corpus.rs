//! `cargo xtask corpus`: imports real OpenAPI documents, checks the specs, and compares each document with its spec.
//!
//! The documents are those of a package of the npm registry. The comparison reads a document by its own code, so that
//! it does not share the mistakes of the import.

mod calls;
mod compare;
mod compile;
mod documents;
mod fetch;
mod miss;
mod outcome;
mod pairs;
mod reading;
mod remarks;
mod report;
mod schemas;
mod security;

pub(crate) use calls::{Cases, Count, HEAD, LEFT_OUT, Tally};
pub(crate) use compare::{Compared, compare};
pub(crate) use compile::write;
pub(crate) use documents::Document;
use documents::drawn;
pub(crate) use fetch::{PACKAGE, documents};
use outcome::Outcome;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The stack of a thread, as that of a program's first thread usually is.
const STACK: usize = 8 << 20;

/// The arguments of `corpus`.
#[derive(Debug, clap::Args)]
pub(crate) struct CorpusArgs {
    /// Number of documents, drawn at random [default: all]
    #[arg(long)]
    documents: Option<usize>,
    /// Seed of the draw [default: the time]
    #[arg(long)]
    seed: Option<u64>,
    /// Only documents whose path contains this text
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// Compile the bindings of this number of documents, drawn at random
    #[arg(long, value_name = "NUMBER")]
    compile: Option<usize>,
    /// Number of shown misses for each rule
    #[arg(long, default_value_t = 3)]
    shown: usize,
}

/// Imports, checks and compares documents. Returns an error if any of them falls short.
pub(crate) fn run(arguments: &CorpusArgs) -> Result<String, String> {
    let all = documents()?;
    let seed = arguments.seed.unwrap_or_else(documents::seed_of_now);
    let chosen = drawn(all, arguments.only.as_deref(), arguments.documents, seed);
    let outcomes = run_all(&chosen);
    let report = report::report(&outcomes, seed, arguments.shown);
    let Some(count) = arguments.compile else {
        return report;
    };
    match (report, compile::run(&chosen, count, seed)) {
        (Ok(report), Ok(compiled)) => Ok(report + &compiled),
        (Ok(report) | Err(report), Ok(compiled) | Err(compiled)) => Err(report + &compiled),
    }
}

/// Runs all documents, on as many threads as the machine has cores.
fn run_all(documents: &[Document]) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(Vec::new());
    let work = || {
        while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
            let outcome = catch_unwind(AssertUnwindSafe(|| outcome::of(document)))
                .unwrap_or_else(|_| Outcome::panicked(document));
            if let Ok(mut outcomes) = outcomes.lock() {
                outcomes.push(outcome);
            }
        }
    };
    thread::scope(|scope| {
        let count = thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..count {
            let thread = thread::Builder::new().stack_size(STACK);
            // Without another thread, the others do all the work.
            drop(thread.spawn_scoped(scope, work));
        }
    });
    let mut outcomes = outcomes.into_inner().unwrap_or_default();
    outcomes.sort_by(|one, other| one.document.cmp(&other.document));
    outcomes
}
