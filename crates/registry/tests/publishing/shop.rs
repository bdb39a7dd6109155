//! A registry that publishes, its makers, and a desktop that follows it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use tokio_util::sync::CancellationToken;
use vitrine_base::fs::{Disk, Operation};
use vitrine_base::{PackageId, Sha256, Silent, SourceName, Version};
use vitrine_catalog::{Catalog, Listing, SyncOptions};
use vitrine_registry::accounts::identity::Role;
use vitrine_registry::jobs::run_until_idle;
use vitrine_registry::publishing::{NewVersion, prepare, publish_file};
use vitrine_registry::store::NewJob;
use vitrine_registry::submissions::{Fields, State};
use vitrine_registry::{Registry, RegistryError};
use vitrine_testkit::PersonaSpec;
use vitrine_transfer::{Client, ClientOptions};

use crate::ground::{Ground, NOW, ground_with};

pub fn id(text: &str) -> PackageId {
    text.parse().unwrap()
}

pub fn version(text: &str) -> Version {
    text.parse().unwrap()
}

pub struct Shop {
    pub ground: Ground,
    pub maker: i64,
    pub curator: i64,
}

impl Shop {
    /// A registry after its first start.
    pub fn new() -> Self {
        let ground = ground_with(|config| {
            config.title = "Riverside".into();
            config.description = "Packages of the river side.".into();
        });
        prepare(&ground.registry).unwrap();
        let account = |handle: &str, role| {
            ground.registry.db.write_now(|unit| unit.add_account(handle, role, None, None, NOW)).unwrap()
        };
        let (maker, curator) = (account("mira", Role::Member), account("cora", Role::Curator));
        Self { ground, maker, curator }
    }

    pub fn registry(&self) -> &Arc<Registry> {
        &self.ground.registry
    }

    /// Puts bytes into the blob store.
    pub async fn blob(&self, bytes: Vec<u8>) -> Sha256 {
        let size = bytes.len() as u64;
        let sha256 = self.registry().blobs.put_bytes(bytes.into()).await.unwrap();
        self.registry().db.write_now(|unit| unit.enter_blob(sha256, size, NOW)).unwrap();
        sha256
    }

    /// An approved submission, as a review leaves it: with the job that publishes it. Answers its id.
    pub async fn approved(&self, account: i64, spec: &PersonaSpec) -> String {
        self.approved_with(account, spec, "stable", &Fields::default()).await
    }

    pub async fn approved_with(
        &self,
        account: i64,
        spec: &PersonaSpec,
        channel: &str,
        fields: &Fields,
    ) -> String {
        static COUNT: AtomicU64 = AtomicU64::new(1);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let bytes = spec.package();
        let size = bytes.len() as u64;
        let sha256 = self.blob(bytes).await;
        let submission = format!("submission-{number}");
        // The review writes this in its own words; here it is done as it is found.
        let database = rusqlite::Connection::open(self.registry().data().join("registry.db")).unwrap();
        database
            .execute(
                "INSERT INTO submission (id, account, state, file, sha256, size, package, version, kind, platform, channel,
                     fields, created, updated)
                 VALUES (?1, ?2, 'approved', 'upload.hpersona', ?3, ?4, ?5, ?6, 'persona', 'any', ?7, ?8, ?9, ?9)",
                rusqlite::params![
                    submission,
                    account,
                    sha256.as_bytes(),
                    size,
                    spec.id,
                    spec.version_or_first(),
                    channel,
                    serde_json::to_string(fields).unwrap(),
                    NOW
                ],
            )
            .unwrap();
        let job = NewJob::now("publish", serde_json::json!({ "submission": submission }), NOW);
        self.registry().db.write_now(|unit| unit.enqueue(&job, NOW)).unwrap();
        submission
    }

    /// Publishes a version of a persona whole, from submission to index.
    pub async fn publish(&self, name: &str, number: &str) -> String {
        let submission = self.approved(self.maker, &persona(name, number)).await;
        self.work().await;
        assert_eq!(self.state(&submission), State::Published);
        submission
    }

    /// Publishes a file that came from nowhere (an import).
    pub async fn import(
        &self,
        name: &str,
        number: &str,
        publisher: Option<i64>,
    ) -> Result<(), RegistryError> {
        let sha256 = self.blob(persona(name, number).package()).await;
        publish_file(self.registry(), new_version(name, number, sha256, publisher)).await
    }

    pub async fn work(&self) -> u64 {
        run_until_idle(self.registry()).await.unwrap()
    }

    pub fn state(&self, submission: &str) -> State {
        self.registry().db.read_now(|unit| unit.submission(submission)).unwrap().unwrap().state
    }

    pub fn notices(&self, account: i64) -> Vec<String> {
        let rows = self.registry().db.read_now(|unit| unit.inbox(account, i64::MAX, 100)).unwrap();
        rows.into_iter().map(|row| row.kind).collect()
    }

    /// What happened to a subject, oldest first.
    pub fn audited(&self, subject: &str) -> Vec<String> {
        let rows = self.registry().db.read_now(|unit| unit.audit_rows(i64::MAX, Some(subject), 100)).unwrap();
        rows.into_iter().rev().map(|row| row.action).collect()
    }

    pub fn desktop(&self) -> Desktop {
        Desktop::of(&self.registry().gallery(), &self.ground)
    }

    pub fn lines(&self) -> BTreeMap<String, serde_json::Value> {
        lines(&self.registry().gallery())
    }
}

pub fn new_version(name: &str, number: &str, sha256: Sha256, publisher: Option<i64>) -> NewVersion {
    NewVersion {
        id: id(name),
        version: version(number),
        kind: vitrine_package::Kind::Persona,
        platform: "any".into(),
        channel: "stable".into(),
        security: false,
        sha256,
        file: format!("{name}.hpersona"),
        overrides: vitrine_registry::publishing::Overrides::default(),
        texts: None,
        descriptions: None,
        publisher,
        submission: None,
        released: None,
    }
}

/// A persona whose bytes differ with its version.
pub fn persona(name: &str, number: &str) -> PersonaSpec {
    let notes = format!("{name} {number}\n").repeat(400);
    PersonaSpec::new(name).version(number).member("notes.md", notes)
}

/// The snapshot of a gallery, by id.
pub fn lines(gallery: &Path) -> BTreeMap<String, serde_json::Value> {
    let root: serde_json::Value =
        serde_json::from_slice(&std::fs::read(gallery.join("vitrine.json")).unwrap()).unwrap();
    let packed = std::fs::read(gallery.join(root["snapshot"]["path"].as_str().unwrap())).unwrap();
    let text = zstd::stream::decode_all(&packed[..]).unwrap();
    let text = String::from_utf8(text).unwrap();
    let entries = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    entries.map(|entry| (entry["id"].as_str().unwrap().to_owned(), entry)).collect()
}

/// Every file below a folder with its bytes, without the builder's own.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                collect(root, &path, found);
            } else if !name.starts_with(".vitrine-") {
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(folder, folder, &mut found);
    found
}

/// A desktop's catalogue with the registry's gallery in it.
pub struct Desktop {
    _home: tempfile::TempDir,
    pub catalog: Catalog,
    client: Client,
    name: SourceName,
}

impl Desktop {
    fn of(gallery: &Path, ground: &Ground) -> Self {
        let home = tempfile::tempdir().unwrap();
        let (catalog, _) = Catalog::open(home.path(), Arc::new(ground.clock.clone())).unwrap();
        let name = catalog.add_source(&gallery.display().to_string(), None, false).unwrap().name;
        Self { _home: home, catalog, client: Client::new(ClientOptions::default()).unwrap(), name }
    }

    /// Brings the catalogue up to date; panics when the gallery gives an alarm.
    pub async fn sync(&self) {
        let cancel = CancellationToken::new();
        let options = SyncOptions::default();
        self.catalog.sync(&self.client, &self.name, options, &Silent, &cancel).await.unwrap();
        let source = self.catalog.source(&self.name).unwrap().unwrap();
        assert_eq!(source.trust.level, vitrine_trust::TrustLevel::Signed, "{:?}", source.trust);
    }

    pub fn listing(&self, name: &str) -> Option<Listing> {
        self.catalog.listing(&self.name, &id(name)).unwrap()
    }

    /// The versions of a listing, newest first.
    pub fn versions(&self, name: &str) -> Vec<String> {
        let listing = self.listing(name);
        listing.into_iter().flat_map(|listing| listing.versions).map(|v| v.version.to_string()).collect()
    }

    /// The registry vouches for a version's file, and the file is what it vouches for.
    pub async fn trusts(&self, shop: &Shop, name: &str, number: &str) {
        let located = self.catalog.locate(&self.name, &id(name), &version(number)).unwrap().unwrap();
        let voucher = self.catalog.vouch(&self.client, &self.name, &located, &CancellationToken::new()).await;
        voucher.unwrap();
        let file = shop.registry().gallery().join(format!("packages/{name}/{number}/persona.hpersona"));
        let listed = shop.lines()[name]["versions"]
            .as_array()
            .unwrap()
            .iter()
            .find(|v| v["version"] == number)
            .unwrap()["artifacts"][0]["sha256"]
            .clone();
        assert_eq!(listed, Sha256::of(&std::fs::read(file).unwrap()).to_hex());
    }
}

/// A disk that stops after so many changes.
pub struct Gone(pub AtomicI64, pub std::io::ErrorKind);

impl Gone {
    pub fn after(changes: i64) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(changes), std::io::ErrorKind::Other))
    }

    pub fn full_after(changes: i64) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(changes), std::io::ErrorKind::StorageFull))
    }
}

impl Disk for Gone {
    fn before(&self, _: Operation<'_>) -> std::io::Result<()> {
        match self.0.fetch_sub(1, Ordering::SeqCst) > 0 {
            true => Ok(()),
            false => Err(self.1.into()),
        }
    }
}
