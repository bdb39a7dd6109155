//! A gallery built by us, served, and followed by a home whose clock the test holds.

use std::path::PathBuf;

use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_base::{FixedClock, Silent};
use vitrine_engine::Gallery;
use vitrine_publish::BuildOptions;
use vitrine_testkit::{FileServer, PersonaSpec};

use crate::world::{LIMIT, options, package};

/// The day all of this happens.
pub(crate) const TODAY: i64 = 1_790_000_000_000;
pub(crate) const DAY: i64 = 24 * 60 * 60 * 1000;

pub(crate) struct Shop {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) server: FileServer,
    pub(crate) gallery: Gallery,
    pub(crate) clock: FixedClock,
}

pub(crate) fn spec(id: &str, version: &str) -> PersonaSpec {
    let mut name = id.to_owned();
    name[..1].make_ascii_uppercase();
    PersonaSpec::new(id).name(&name).version(version)
}

pub(crate) fn item(id: &str, version: Option<&str>) -> SeveralItem {
    SeveralItem {
        package: package(id),
        version: version.map(str::to_owned),
        sha256: None,
        keep: false,
        accept_unverified: false,
    }
}

pub(crate) fn several(items: Vec<SeveralItem>) -> SeveralRequest {
    SeveralRequest { title: "Some".into(), cause: Cause::Person, items }
}

impl Shop {
    /// Added as `town`, with these packages in it.
    pub(crate) async fn of(specs: &[PersonaSpec]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("files");
        std::fs::create_dir_all(folder.path().join("packages")).unwrap();
        build_into(&folder.path().join("packages"), &out, specs, "{}");
        let server = FileServer::start(&out);
        let clock = FixedClock::at(TODAY);
        let gallery = open(&folder.path().join("home"), &clock);
        let shop = Self { folder, server, gallery, clock };
        let wish = AddSource { location: shop.server.url(), name: Some("town".into()), ..Default::default() };
        shop.gallery.add_source(wish).await.unwrap();
        for job in shop.gallery.jobs(()).await.unwrap() {
            shop.ended(&JobRef { id: job.id }).await;
        }
        shop
    }

    /// Puts more packages in (`gallery.json` says the rest) and syncs.
    pub(crate) async fn publish(&self, specs: &[PersonaSpec], gallery: &str) {
        self.put_in(specs, gallery);
        self.sync().await;
    }

    /// Makes the whole gallery anew with these packages changed, as somebody does who starts over: the publisher
    /// itself refuses other bytes under a version that is out.
    pub(crate) async fn republish(&self, specs: &[PersonaSpec]) {
        std::fs::remove_dir_all(self.folder.path().join("files")).unwrap();
        // More states than it had: a gallery that goes back is not followed.
        for state in 0..6 {
            self.put_in(specs, &format!(r#"{{ "title": "Town {state}" }}"#));
        }
        self.sync().await;
    }

    pub(crate) fn put_in(&self, specs: &[PersonaSpec], gallery: &str) {
        let folder = self.folder.path();
        build_into(&folder.join("packages"), &folder.join("files"), specs, gallery);
    }

    pub(crate) async fn sync(&self) {
        let wish = SyncRequest { name: Some("town".into()), accept_shrink: true };
        for job in self.gallery.sync_source(wish).await.unwrap() {
            let job = self.ended(&job).await;
            assert_eq!(job.state, JobState::Done, "{:?}", job.error);
        }
    }

    /// Ends the program and starts it again.
    pub(crate) async fn restarted(self) -> Self {
        let Self { folder, server, gallery, clock } = self;
        gallery.close().await;
        drop(gallery);
        let gallery = open(&folder.path().join("home"), &clock);
        Self { folder, server, gallery, clock }
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub(crate) async fn ended(&self, job: &JobRef) -> JobSnapshot {
        tokio::time::timeout(LIMIT, self.gallery.wait_job(job, |_| {})).await.expect("in time").unwrap()
    }

    /// Installs these at the versions offered, as one job that must end well.
    pub(crate) async fn have(&self, ids: &[&str]) {
        let items = ids.iter().map(|id| item(id, None)).collect();
        let job = self.gallery.install_several(several(items)).await.unwrap();
        let job = self.ended(&job).await;
        assert_eq!(job.state, JobState::Done, "{:?} {}", job.error, job.details);
    }

    pub(crate) async fn version_of(&self, id: &str) -> Option<String> {
        let installed = self.gallery.installed(()).await.unwrap();
        installed.into_iter().find(|row| row.package.id == id).map(|row| row.version)
    }

    /// The row of a package, with everything that can be known of it.
    pub(crate) async fn row(&self, id: &str) -> Option<UpdateRow> {
        let rows = self.gallery.updates_in_full().await.unwrap();
        rows.into_iter().find(|row| row.package.id == id)
    }

    pub(crate) async fn rule(&self, id: &str, rule: Option<RuleWish>) {
        self.gallery.set_update_rule(SetUpdateRule { package: package(id), rule }).await.unwrap();
    }

    pub(crate) async fn policy(&self, id: Option<&str>, policy: Option<UpdatePolicy>, beta: bool) {
        let wish = SetUpdatePolicy {
            source: "town".into(),
            id: id.map(str::to_owned),
            policy,
            channel: beta.then_some(UpdateChannel::Beta),
        };
        self.gallery.set_update_policy(wish).await.unwrap();
    }

    pub(crate) async fn history(&self) -> Vec<HistoryRow> {
        self.gallery.history(HistoryQuery { before: None, limit: 100 }).await.unwrap().entries
    }
}

fn open(home: &std::path::Path, clock: &FixedClock) -> Gallery {
    let mut options = options(home);
    options.clock = std::sync::Arc::new(clock.clone());
    Gallery::open(options).unwrap()
}

fn build_into(packages: &std::path::Path, out: &std::path::Path, specs: &[PersonaSpec], gallery: &str) {
    for spec in specs {
        let id = spec.manifest()["id"].as_str().map(str::to_owned);
        let name = id.unwrap_or_else(|| spec.card()["id"].as_str().unwrap().to_owned());
        std::fs::write(packages.join(format!("{name}@{}.hpersona", spec.version_or_first())), spec.package())
            .unwrap();
    }
    std::fs::write(packages.join("gallery.json"), gallery).unwrap();
    let options = BuildOptions { now: TODAY, ..BuildOptions::default() };
    let report = vitrine_publish::build(packages, out, &options, &Silent).unwrap();
    assert!(report.left_out.is_empty(), "{:?}", report.left_out);
}
