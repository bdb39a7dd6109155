//! A catalogue in a folder of its own, and shortcuts.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use vitrine_base::{FixedClock, PackageId, Silent, SourceName};
use vitrine_catalog::{Catalog, CatalogError, Query, SyncOptions, SyncOutcome};
use vitrine_transfer::{Client, ClientOptions};

pub(crate) const NOW: i64 = 1_790_000_000_000;

pub(crate) struct Bench {
    pub(crate) home: tempfile::TempDir,
    pub(crate) gallery: tempfile::TempDir,
    pub(crate) catalog: Catalog,
    pub(crate) client: Client,
    pub(crate) clock: FixedClock,
    pub(crate) cancel: CancellationToken,
}

/// A client that gives up quickly.
pub(crate) fn client() -> Client {
    Client::new(ClientOptions {
        connect: Duration::from_secs(5),
        first_byte: Duration::from_millis(700),
        stall: Duration::from_millis(700),
        attempts: 2,
        backoff_base: Duration::from_millis(5),
        max_retry_after: Duration::from_secs(1),
        ..ClientOptions::default()
    })
    .unwrap()
}

impl Bench {
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let clock = FixedClock::at(NOW);
        let (catalog, report) = Catalog::open(home.path(), Arc::new(clock.clone())).unwrap();
        assert_eq!(report.notices, Vec::<String>::new());
        Self {
            home,
            gallery: tempfile::tempdir().unwrap(),
            catalog,
            client: client(),
            clock,
            cancel: CancellationToken::new(),
        }
    }

    /// The same home, opened again (as after a restart, or by a second process).
    pub(crate) fn open_again(&self) -> (Catalog, Vec<String>) {
        let (catalog, report) = Catalog::open(self.home.path(), Arc::new(self.clock.clone())).unwrap();
        (catalog, report.notices)
    }

    pub(crate) fn add(&self, location: &str) -> SourceName {
        self.catalog.add_source(location, None, false).unwrap().name
    }

    pub(crate) fn add_folder(&self) -> SourceName {
        self.add(&self.gallery.path().display().to_string())
    }

    pub(crate) async fn sync(&self, name: &SourceName) -> Result<SyncOutcome, CatalogError> {
        self.sync_with(name, SyncOptions::default()).await
    }

    pub(crate) async fn sync_with(
        &self,
        name: &SourceName,
        options: SyncOptions,
    ) -> Result<SyncOutcome, CatalogError> {
        let sync = self.catalog.sync(&self.client, name, options, &Silent, &self.cancel);
        tokio::time::timeout(Duration::from_secs(60), sync).await.expect("a sync that hangs")
    }

    /// Writes a registry into the gallery's folder.
    pub(crate) fn registry(&self, items: Vec<Value>) {
        self.write("registry.json", vitrine_testkit::gallery::registry_json(items).to_string());
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.gallery.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// The ids a question gives, in order.
    pub(crate) fn ids(&self, query: &Query) -> Vec<String> {
        let query = Query { limit: 50, ..query.clone() };
        self.catalog.search(&query).unwrap().rows.iter().map(|row| row.id.to_string()).collect()
    }

    pub(crate) fn all(&self) -> Vec<String> {
        let mut ids = self.ids(&Query { allow_mature: true, ..Query::default() });
        ids.sort();
        ids
    }
}

/// A registry item with everything in order.
pub(crate) fn item(id: &str) -> Value {
    json!({
        "id": id, "name": format!("Name of {id}"), "short": "A line about it", "tags": ["notes"], "nsfw": false,
        "author": "Somebody", "downloads": 3,
        "latest": {
            "version": "1.0.0", "package_url": format!("/p/{id}/1.0.0"), "preview_url": format!("/v/{id}/1.0.0"),
            "card_url": format!("/c/{id}/1.0.0"), "sha256": "a".repeat(64), "size_bytes": 1234,
        },
    })
}

/// The item with one member replaced; the pointer is as in RFC 6901.
pub(crate) fn with(mut item: Value, pointer: &str, value: Value) -> Value {
    match item.pointer_mut(pointer) {
        Some(place) => *place = value,
        None => item[pointer.trim_start_matches('/')] = value,
    }
    item
}

pub(crate) fn id(text: &str) -> PackageId {
    PackageId::new(text).unwrap()
}

pub(crate) fn text(words: &str) -> Query {
    Query { text: words.into(), limit: 50, ..Query::default() }
}

/// Copies a folder as it stands at one moment: where a file goes while it is read (a database that is just being
/// closed takes its log away), it begins again.
pub(crate) fn copy_tree(from: &Path, to: &Path) {
    for _ in 0..100 {
        match copy_once(from, to) {
            Ok(()) => return,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                std::fs::remove_dir_all(to).unwrap();
                std::fs::create_dir_all(to).unwrap();
            }
            Err(error) => panic!("{} cannot be copied: {error}", from.display()),
        }
    }
    panic!("{} does not come to rest", from.display());
}

fn copy_once(from: &Path, to: &Path) -> std::io::Result<()> {
    for entry in vitrine_base::fs::walk(from)? {
        let target = to.join(&entry.path);
        if entry.metadata.kind == vitrine_base::fs::FileKind::Folder {
            std::fs::create_dir_all(target)?;
        } else {
            std::fs::write(target, std::fs::read(from.join(&entry.path))?)?;
        }
    }
    Ok(())
}
