//! Wrong usage: errors of arguments, as clap words them.

use super::output::print_error;

/// Prints an error, or the help or the version that was asked for, and ends the program.
pub(super) fn exit(error: &clap::Error) -> ! {
    if !error.use_stderr() {
        error.exit();
    }
    print_error(&shown(error.render().ansi().to_string()));
    std::process::exit(error.exit_code());
}

/// Returns an error without the passwords of URLs: it repeats an argument that is in the wrong place.
#[cfg(feature = "inbox")]
fn shown(error: String) -> String {
    crate::inbox::without_passwords(&error)
}

#[cfg(not(feature = "inbox"))]
fn shown(error: String) -> String {
    error
}
