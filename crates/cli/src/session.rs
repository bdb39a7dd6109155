//! What a command has at hand: the home, the output, the wish to stop, and the engine once it is opened.

use std::path::{Path, PathBuf};

use vitrine_api::types::{InstalledPackage, JobRef, JobSnapshot, PackageRef, SourceRow};
use vitrine_api::{ApiError, Commands as _};
use vitrine_engine::{Gallery, Network, Options};

use crate::arguments::Global;
use crate::error::CliError;
use crate::follow;
use crate::output::Output;
use crate::stop::Stop;

/// One run of the program.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) out: Output,
    pub(crate) stop: Stop,
    home: PathBuf,
    notices: Vec<String>,
}

impl Session {
    /// Nothing is opened or created yet.
    pub(crate) fn new(global: &Global, out: Output, stop: Stop) -> Self {
        let home = global.home.clone().unwrap_or_else(vitrine_engine::default_home);
        let home = std::path::absolute(&home).unwrap_or(home);
        Self { out, stop, home, notices: Vec::new() }
    }

    /// The folder everything is kept in.
    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// The network as the settings of the home want it.
    ///
    /// # Errors
    /// When the proxy of the settings is none.
    pub(crate) fn network(&self) -> Result<Network, ApiError> {
        vitrine_engine::network_of(&self.home)
    }

    /// What the engine said when it was opened.
    pub(crate) fn notices(&self) -> &[String] {
        &self.notices
    }

    /// Opens the engine and passes on what it has to say.
    pub(crate) async fn open(&mut self) -> Result<Gallery, CliError> {
        let mut options = Options::new(self.home.clone());
        // A terminal command ends before a folder could change under it.
        options.watch = false;
        // Opening may wait for another Vitrine; Ctrl+C is heard meanwhile.
        let opening = tokio::task::spawn_blocking(move || Gallery::open(options));
        let gallery = opening.await.map_err(std::io::Error::other)??;
        self.notices = gallery.notices().to_vec();
        for notice in &self.notices {
            self.out.note(notice);
        }
        Ok(gallery)
    }

    /// Follows a job to its end, with progress; Ctrl+C cancels it.
    ///
    /// The second half of the answer says why it failed, or that it was stopped.
    ///
    /// # Errors
    /// When there is no such job.
    pub(crate) async fn follow(
        &self,
        gallery: &Gallery,
        job: &JobRef,
    ) -> Result<(JobSnapshot, Option<CliError>), ApiError> {
        let snapshot = follow::to_its_end(self, gallery, job).await?;
        let failure = follow::failure(&snapshot);
        Ok((snapshot, failure))
    }
}

/// A package as it is installed; none when it is not.
pub(crate) async fn installed(
    gallery: &Gallery,
    package: &PackageRef,
) -> Result<Option<InstalledPackage>, ApiError> {
    Ok(gallery.installed(()).await?.into_iter().find(|row| row.package == *package))
}

/// A source by name.
///
/// # Errors
/// That there is none of that name, naming those there are.
pub(crate) async fn source(gallery: &Gallery, name: &str) -> Result<SourceRow, CliError> {
    let rows = gallery.sources(()).await?;
    let known: Vec<String> = rows.iter().map(|row| format!("“{}”", row.name)).collect();
    rows.into_iter().find(|row| row.name == name).ok_or_else(|| CliError::Missing {
        sentence: if known.is_empty() {
            format!("There is no source “{name}”; none has been added yet.")
        } else {
            format!("There is no source “{name}”; there is {}.", known.join(", "))
        },
        action: "`vitrine sources list` shows the sources.",
    })
}
