//! `durianpay inbox show`: shows a single job.

use super::database::DatabaseArgs;
use super::report::ReportArgs;
use crate::commands::output::{Failure, Output};
use crate::inbox::{Content, details, details_json};
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  durianpay inbox show 1234
  durianpay inbox show 1234 --content
  durianpay inbox show 1234 --content --format json | jq -r .content";

/// The arguments of `show`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ShowArgs {
    /// Id of the job
    id: i64,
    #[command(flatten)]
    database: DatabaseArgs,
    /// Also show the content: the webhook with some of its headers, or the facts passed to the
    /// handler. It may contain personal data. It is shown as stored, so it may be encrypted
    #[arg(long)]
    content: bool,
    #[command(flatten)]
    report: ReportArgs,
}

impl ShowArgs {
    /// Shows the job.
    pub(super) fn run(&self) -> Result<Output, Failure> {
        let found = self
            .database
            .with_store(async |store| store.job(self.id).await)?;
        let Some((job, content)) = found else {
            return Err(Failure::Error(format!(
                "job {} does not exist; `durianpay inbox list` lists the jobs",
                self.id
            )));
        };
        let content = self.content.then(|| Content::new(content));
        let content = content.as_ref();
        Ok(self
            .report
            .write(|| details(&job, content), || details_json(&job, content))?)
    }
}
