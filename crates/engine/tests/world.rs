//! A gallery, a server and a home, made for one test.

use std::path::{Path, PathBuf};
use std::time::Duration;

use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_engine::{Gallery, Options};
use vitrine_testkit::{FileServer, PersonaSpec, gallery};

/// Longer than anything here takes on a busy machine.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);

pub(crate) struct World {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) server: FileServer,
    pub(crate) gallery: Gallery,
}

pub(crate) fn options(home: &Path) -> Options {
    let mut options = Options::new(home);
    options.watch = false;
    // That of whoever runs this is left alone.
    options.keyring = false;
    options.transfer.first_byte = Duration::from_secs(3);
    options.transfer.stall = Duration::from_secs(3);
    options.transfer.backoff_base = Duration::from_millis(5);
    options
}

impl World {
    /// A HomePilot gallery of these personas, added as `town` and read in.
    pub(crate) async fn of(specs: &[PersonaSpec]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("files");
        std::fs::create_dir(&files).unwrap();
        gallery::homepilot_bucket(&files, specs);
        let server = FileServer::start(&files);
        let gallery = Gallery::open(options(&folder.path().join("home"))).unwrap();
        let world = Self { folder, server, gallery };
        let wish = AddSource {
            location: world.server.url(),
            name: Some("town".into()),
            allow_insecure: false,
            ..Default::default()
        };
        world.gallery.add_source(wish).await.unwrap();
        world.settle().await;
        world
    }

    pub(crate) fn files(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Puts these personas into the gallery and syncs.
    pub(crate) async fn publish(&self, specs: &[PersonaSpec]) {
        gallery::homepilot_bucket(&self.files(), specs);
        let jobs =
            self.gallery.sync_source(SyncRequest { name: Some("town".into()), accept_shrink: false }).await;
        for job in jobs.unwrap() {
            assert_eq!(self.ended(&job).await.state, JobState::Done);
        }
    }

    /// Waits until no job runs.
    pub(crate) async fn settle(&self) {
        for job in self.gallery.jobs(()).await.unwrap() {
            self.ended(&JobRef { id: job.id }).await;
        }
    }

    pub(crate) async fn ended(&self, job: &JobRef) -> JobSnapshot {
        tokio::time::timeout(LIMIT, self.gallery.wait_job(job, |_| {})).await.expect("in time").unwrap()
    }

    pub(crate) async fn install(&self, id: &str) -> JobSnapshot {
        self.install_as(request(id)).await
    }

    pub(crate) async fn install_as(&self, request: InstallRequest) -> JobSnapshot {
        let job = self.gallery.install(request).await.unwrap();
        self.ended(&job).await
    }

    pub(crate) async fn browse(&self, text: &str) -> BrowsePage {
        self.gallery
            .browse(BrowseQuery { text: text.into(), limit: 50, ..BrowseQuery::default() })
            .await
            .unwrap()
    }

    pub(crate) async fn state_of(&self, id: &str) -> InstallState {
        self.gallery.detail(package(id)).await.unwrap().card.state
    }
}

pub(crate) fn package(id: &str) -> PackageRef {
    PackageRef { source: "town".into(), id: id.into() }
}

pub(crate) fn request(id: &str) -> InstallRequest {
    InstallRequest::of(package(id), None)
}
