//! `--out`: where a command writes its result.

use crate::commands::input::STREAM;
use crate::commands::output::Output;
use clap::Args;
use std::fs;

/// The option of commands that write a single file.
#[derive(Debug, Clone, Args)]
pub(crate) struct Destination {
    /// File to write, or `-` for standard output
    #[arg(long, value_name = "FILE", default_value = STREAM)]
    pub out: String,
}

impl Destination {
    /// Returns whether the result is written to a file.
    pub(crate) fn is_file(&self) -> bool {
        self.out != STREAM
    }

    /// Writes the text, and reports the file name if it went to a file.
    pub(crate) fn write(&self, text: String) -> Result<Output, String> {
        let out = &self.out;
        if !self.is_file() {
            return Ok(Output::stdout(text));
        }
        fs::write(out, text).map_err(|error| format!("cannot write {out}: {error}"))?;
        Ok(Output::stderr(format!("{out} written")))
    }
}
