//! `vitrine registry backup`.

use clap::Args;
use serde_json::json;
use vitrine_registry::care::{BackupOptions, Place, backup};

use super::{count, holdings};
use crate::commands::settings::Which;
use crate::commands::{Ended, Report};
use crate::error::CliError;
use crate::session::Session;
use crate::words;

/// Back up a registry into a folder or a bucket
#[derive(Debug, Args)]
#[command(
    after_help = "A server may be running. Only what is not there yet is copied, and every file is hashed on the
way. The newest seven backups are kept. A bucket (s3://…) is reached with the usual variables
AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT.

Without --with-keys the backup can be restored and served, but nothing new be signed with it:
keep the keys somewhere else, once.

Examples:
  vitrine registry backup /mnt/backup --data my-registry
  vitrine registry backup /mnt/stick --data my-registry --with-keys --verify
  vitrine registry backup s3://my-bucket/gallery --data my-registry"
)]
pub(crate) struct Backup {
    /// A folder, file:///…, or s3://bucket/prefix
    to: String,
    #[command(flatten)]
    which: Which,
    /// Take the signing keys and vitrine.toml along, readable by their owner only; folders only
    #[arg(long)]
    with_keys: bool,
    /// Read everything back and hash it
    #[arg(long)]
    verify: bool,
}

impl Backup {
    pub(super) async fn run(self, session: &mut Session) -> Ended {
        let holdings = holdings(&self.which).await?;
        let place = Place::to(&self.to)?;
        let out = session.out.clone();
        let options = BackupOptions { with_keys: self.with_keys, verify: self.verify };
        let report = backup(&holdings, &place, options, &move |words| out.note(words)).await?;
        for fault in &report.faults {
            session.out.warn(fault);
        }
        session.out.say(&format!(
            "Backed up to {}: {}, {}; {} of them new.",
            report.place,
            count(report.pieces, "file"),
            words::size(report.bytes),
            report.copied
        ));
        let failure = (!report.faults.is_empty()).then(|| CliError::Partly {
            code: "cli.backup_incomplete",
            sentence: format!("{} could not be backed up.", count(report.faults.len() as u64, "file")),
            action: "`vitrine registry check` says what is wrong with the registry.",
        });
        Ok(Report::new(json!(report), failure))
    }
}
