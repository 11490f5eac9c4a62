//! `durianpay spec check`: reports the diagnostics of a spec, as the macro does, and its unused
//! items.

mod arguments;
mod fixing;
mod report;
mod watching;

pub use arguments::CheckArgs;

use crate::commands::context::Context;
use crate::commands::output::{Failure, Output};

impl CheckArgs {
    /// Checks the spec.
    ///
    /// # Errors
    ///
    /// Fails if there are errors, or if a file cannot be read or written.
    pub fn run(&self, context: &Context) -> Result<Output, Failure> {
        if self.watch {
            return watching::watch(self, context);
        }
        let sources = self.sources(context)?;
        if self.fix {
            return fixing::fix(self, &sources);
        }
        self.report(&sources).into_result(&self.destination)
    }
}
