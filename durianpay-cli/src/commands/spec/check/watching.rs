//! `--watch`: checks again whenever a file changes.

mod changes;
mod pause;

use super::arguments::CheckArgs;
use crate::commands::context::Context;
use crate::commands::format::Format;
use crate::commands::output::{Failure, Output, print};
use changes::State;
use pause::Pause;
use std::io::{self, ErrorKind};
use std::time::{Duration, SystemTime};

/// The time between two looks at the files.
const INTERVAL: Duration = Duration::from_millis(300);

/// Checks the spec now and after each change, until standard output is closed.
pub(super) fn watch(arguments: &CheckArgs, context: &Context) -> Result<Output, Failure> {
    loop {
        // Taken before the files are read, so that no change is missed.
        let state = State::of(&arguments.files);
        if !is_open(print(&check(arguments, context)?))? {
            return Ok(Output::default());
        }
        while State::of(&arguments.files) == state {
            if pause::pause(INTERVAL) == Pause::OutputClosed {
                return Ok(Output::default());
            }
        }
    }
}

/// Returns the result of a check, between two lines that an editor recognises. A file that cannot
/// be read is a result, since an editor may be writing it.
fn check(arguments: &CheckArgs, context: &Context) -> Result<String, String> {
    let result = match arguments.sources(context) {
        Ok(sources) => arguments.report(&sources).on_stdout()?,
        Err(error) if arguments.format == Format::Json => {
            serde_json::json!({ "error": error }).to_string()
        }
        Err(error) => format!("error: {error}"),
    };
    Ok(match arguments.format {
        Format::Json => result,
        Format::Human | Format::Github => {
            let time = clock(SystemTime::now());
            format!("[{time} UTC] checking\n{result}\nwaiting for changes")
        }
    })
}

/// Returns the hours, minutes and seconds of a time, in UTC.
fn clock(now: SystemTime) -> String {
    let since = now.duration_since(SystemTime::UNIX_EPOCH);
    let seconds = since.unwrap_or_default().as_secs() % 86_400;
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    format!("{:02}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
}

/// Returns whether standard output takes more text.
fn is_open(printed: io::Result<()>) -> Result<bool, Failure> {
    match printed {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::Error(format!(
            "cannot write to standard output: {error}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::clock;
    use std::time::{Duration, SystemTime};

    #[test]
    fn the_time_of_day() {
        let at = |seconds| clock(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!(at(0), "00:00:00");
        assert_eq!(at(86_399), "23:59:59");
        assert_eq!(at(86_400 + 3_661), "01:01:01");
    }
}
