//! `durianpay completions`: completion scripts for shells.

use super::output::Output;
use clap::Args;
use clap_complete::{Shell, generate};

const EXAMPLES: &str = "\
Examples:
  durianpay completions bash > ~/.local/share/bash-completion/completions/durianpay
  durianpay completions zsh > ~/.zfunc/_durianpay
  durianpay completions fish > ~/.config/fish/completions/durianpay.fish";

/// The arguments of `completions`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CompletionsArgs {
    /// Shell to generate the script for
    shell: Shell,
}

impl CompletionsArgs {
    /// Returns the completion script for `program`.
    pub(super) fn run(&self, program: &mut clap::Command) -> Output {
        let name = program.get_name().to_owned();
        let mut script = Vec::new();
        generate(self.shell, program, name, &mut script);
        Output::stdout(String::from_utf8_lossy(&script))
    }
}
