//! `vitrine registry restore`.

use clap::Args;
use serde_json::json;
use vitrine_registry::care::{Place, restore};

use super::{clock, count};
use crate::commands::settings::Which;
use crate::commands::{Ended, Report};
use crate::session::Session;
use crate::words;

/// Restore a backup into an empty folder
#[derive(Debug, Args)]
#[command(
    after_help = "Every file of the backup is checked before anything is written. A restore that was cut can be
run again.

Examples:
  vitrine registry restore /mnt/backup --data new-registry
  vitrine registry restore s3://my-bucket/gallery --data new-registry --backup 20261121T030000000Z"
)]
pub(crate) struct Restore {
    /// Where the backup is: a folder, file:///…, or s3://bucket/prefix
    from: String,
    #[command(flatten)]
    which: Which,
    /// An older backup by its name in backups/; without it, the newest
    #[arg(long, value_name = "NAME")]
    backup: Option<String>,
}

impl Restore {
    pub(super) async fn run(self, session: &mut Session) -> Ended {
        let config = self.which.load()?.config;
        let place = Place::from(&self.from)?;
        let out = session.out.clone();
        let told = move |words: &str| out.note(words);
        let report = restore(&place, self.backup.as_deref(), &config.data, &clock(), &told).await?;
        session.out.say(&format!(
            "Restored the backup of {} into {}: {}, {} of the gallery, {}.",
            words::minute(report.made),
            config.data.display(),
            count(report.blobs, "package file"),
            count(report.gallery, "file"),
            match report.keys {
                0 => "no keys (put them into its folder “keys” before the first start)".to_owned(),
                keys => count(keys, "key and setting file"),
            }
        ));
        Ok(Report::done(json!(report)))
    }
}
