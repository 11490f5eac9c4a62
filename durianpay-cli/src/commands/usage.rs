//! Wrong usage: errors of arguments, as clap words them.

use super::output::print_error;

/// Prints an error, or the help or the version that was asked for, and ends the program.
pub(super) fn exit(error: &clap::Error) -> ! {
    if !error.use_stderr() {
        error.exit();
    }
    let text = error.render().ansi().to_string();
    // An error repeats an argument that is in the wrong place, and that may be the URL of a database.
    #[cfg(feature = "inbox")]
    let text = crate::inbox::without_passwords(&text);
    print_error(&text);
    std::process::exit(error.exit_code());
}
