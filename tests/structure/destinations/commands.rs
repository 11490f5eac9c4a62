//! The commands that a text names, compared with the definition of the command line.

use clap::{Command, CommandFactory as _};

/// Returns the definition of `durianpay`.
pub(crate) fn durianpay() -> Command {
    built(durianpay_cli::commands::Cli::command())
}

/// Returns the definition of `cargo xtask`.
pub(crate) fn xtask() -> Command {
    built(xtask::Cli::command())
}

/// Adds the arguments and commands that clap generates, such as `--help`.
fn built(mut command: Command) -> Command {
    command.build();
    command
}

/// Lists the commands of `program` that a text names and that do not exist.
pub(crate) fn problems(text: &str, program: &Command) -> Vec<String> {
    let name = program.get_name();
    let places = text.match_indices(name);
    let lines = places.filter_map(|(start, _)| {
        let rest = text[start + name.len()..].strip_prefix(' ')?;
        begins_a_command(&text[..start])
            .then(|| rest.split(['`', '\n', '|', '>', '#', ';']).next())?
    });
    lines.filter_map(|line| problem(line, program)).collect()
}

/// Returns whether the next word is a program: it begins a line, a code span or a part of a pipe, or
/// follows the times of a cron job.
fn begins_a_command(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.is_empty()
        || ["`", "| ", "$ ", "  "]
            .iter()
            .any(|mark| line.ends_with(mark))
}

/// Returns the first word of a command line that its program does not know.
fn problem(line: &str, program: &Command) -> Option<String> {
    let mut command = program;
    for word in line.split_whitespace() {
        let word = word.trim_matches(['[', ']', ',', '.', ')', '"', '\'']);
        if is_placeholder(word)
            || command
                .get_arguments()
                .any(clap::Arg::is_trailing_var_arg_set)
        {
            return None;
        }
        if let Some(option) = word.strip_prefix("--") {
            let option = option.split('=').next().unwrap_or_default();
            if !option.is_empty() && !has_option(command, option) {
                return Some(format!("`{program} {line}`: no option `--{option}`"));
            }
        } else if let Some(found) = command.find_subcommand(word) {
            command = found;
        } else if command.has_subcommands() && !word.starts_with('-') {
            return Some(format!("`{program} {line}`: no command `{word}`"));
        }
    }
    None
}

/// Returns whether a reader replaces a word: `CODE`, `{code}` or `…`.
fn is_placeholder(word: &str) -> bool {
    word.starts_with(['{', '…', '<']) || word.chars().all(|letter| letter.is_ascii_uppercase())
}

fn has_option(command: &Command, name: &str) -> bool {
    let mut options = command.get_arguments().filter_map(clap::Arg::get_long);
    options.any(|option| option == name)
}
