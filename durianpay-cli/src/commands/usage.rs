//! Usage errors, as clap words them.

use super::output::print_error;

/// Prints the error, help or version, and exits the process.
pub(super) fn exit(error: &clap::Error) -> ! {
    if !error.use_stderr() {
        error.exit();
    }
    let text = error.render().ansi().to_string();
    // A usage error quotes misplaced arguments, and one of them may be the URL of a database.
    #[cfg(feature = "inbox")]
    let text = crate::inbox::without_passwords(&text);
    print_error(&text);
    std::process::exit(error.exit_code());
}
