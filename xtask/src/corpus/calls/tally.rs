//! The counts of the cases of a program, and the differences.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A number of cases, and of those that differ.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) all: usize,
    pub(crate) wrong: usize,
}

impl Count {
    /// Adds a case with its difference, if any.
    pub(super) fn add(&mut self, problem: Option<&String>) {
        self.all += 1;
        self.wrong += usize::from(problem.is_some());
    }

    /// Returns the sum of two counts.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            wrong: self.wrong + other.wrong,
        }
    }

    /// Checks whether at most one of so many cases differs.
    fn is_within(self, limit: usize) -> bool {
        self.wrong * limit <= self.all
    }
}

/// The counts of a run.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Calls, compared with the requests that the documents describe.
    pub(crate) calls: Count,
    /// Responses of the mock, compared with the values that the calls returned.
    pub(crate) answers: Count,
    /// Examples of responses, compared with the JSON that was written.
    pub(crate) examples: Count,
    /// The number of operations for which there is no call, by the reason.
    pub(crate) skipped: BTreeMap<&'static str, usize>,
    /// The differences.
    pub(crate) problems: Vec<String>,
}

impl Tally {
    /// Formats the counts, or returns them as an error if too many cases differ.
    pub(crate) fn report(&self, shown: usize) -> Result<String, String> {
        let Self {
            calls,
            answers,
            examples,
            skipped,
            problems,
        } = self;
        let mut out = format!(
            "{} calls, {} differ; {} responses to them, {} differ; {} valid examples of responses, {} differ\n",
            calls.all, calls.wrong, answers.all, answers.wrong, examples.all, examples.wrong
        );
        for (reason, count) in skipped {
            let _ = writeln!(out, "{count} operations without a call: {reason}");
        }
        out.extend(
            problems
                .iter()
                .take(shown)
                .map(|problem| format!("    {problem}\n")),
        );
        let is_right = calls.is_within(1_000) && answers.is_within(200) && examples.is_within(200);
        if is_right { Ok(out) } else { Err(out) }
    }
}
