//! A home, a gallery folder and a client, gone when dropped.

use std::collections::BTreeMap;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{FixedClock, PackageId, Phase, Reporter, Sha256, Silent, SourceName, Version};
use vitrine_library::{
    Health, InstallWish, Installed, Library, LibraryError, LibraryOptions, OpenReport, PackageKey,
};
use vitrine_package::Kind;
use vitrine_testkit::{PersonaSpec, ZipBuilder};
use vitrine_transfer::{AddressPolicy, Client, ClientOptions, Download, Location};
use vitrine_trust::TrustLevel;

/// Nothing here takes that long unless it hangs.
const TIME_LIMIT: Duration = Duration::from_secs(120);

/// 2026-01-01.
pub const NOW: i64 = 1_767_225_600_000;

/// 2100-01-01, when nothing is young any more.
pub const LATER: i64 = 4_102_444_800_000;

/// In memory where the system offers it: these tests write and sync a great deal.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

pub fn run<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { tokio::time::timeout(TIME_LIMIT, work).await.expect("it took too long") })
}

pub fn client() -> Client {
    let options =
        ClientOptions { attempts: 2, backoff_base: Duration::from_millis(1), ..ClientOptions::default() };
    Client::new(options).unwrap()
}

pub fn key(id: &str) -> PackageKey {
    PackageKey { source: SourceName::new("gallery").unwrap(), id: PackageId::new(id).unwrap() }
}

pub fn version(text: &str) -> Version {
    Version::new(text).unwrap()
}

/// Bytes no compression makes smaller.
pub fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    })
    .take(length)
    .collect()
}

/// The bytes of a persona whose `notes.txt` says `notes`.
pub fn persona(id: &str, version: &str, notes: &str) -> Vec<u8> {
    PersonaSpec::new(id).version(version).member("notes.txt", notes).package()
}

/// The bytes of a tool with one command, which says its version.
pub fn tool(id: &str, version: &str, command: &str) -> Vec<u8> {
    let script = format!("#!/bin/sh\necho {id} {version}\n");
    ZipBuilder::new().file(&format!("bin/{command}"), script).file("README", "A tool.").build()
}

/// A wish for bytes that lie in a file.
pub fn wish_for(file: &Path, id: &str, at: &str) -> InstallWish {
    wish_at(Location::parse(file.to_str().unwrap()).unwrap(), &std::fs::read(file).unwrap(), id, at)
}

/// A wish for bytes that lie anywhere.
pub fn wish_at(location: Location, bytes: &[u8], id: &str, at: &str) -> InstallWish {
    let download = Download {
        mirrors: vec![location],
        sha256: Some(Sha256::of(bytes)),
        size: Some(bytes.len() as u64),
        max_bytes: 512 << 20,
        policy: AddressPolicy::default(),
    };
    InstallWish {
        key: key(id),
        version: version(at),
        kind: Kind::Persona,
        name: format!("The {id}"),
        maker: "Somebody".into(),
        source_location: "https://gallery.example/".into(),
        download,
        content: None,
        table: None,
        base: None,
        filename: "persona.hpersona".into(),
        signed_by: None,
        commands: BTreeMap::new(),
        trust: TrustLevel::Listed,
        accept_unverified: false,
        accept_republished: false,
        unasked: false,
        built: false,
    }
}

pub struct Bench {
    pub home: PathBuf,
    pub gallery: PathBuf,
    pub library: Library,
    pub opened: OpenReport,
    _folders: Option<TempDir>,
}

impl Bench {
    pub fn new() -> Self {
        let folders = folder();
        let mut bench = Self::at(folders.path());
        bench._folders = Some(folders);
        bench
    }

    /// With home and gallery in a folder that is somebody else's to remove.
    pub fn at(folder: &Path) -> Self {
        Self::with(folder, options())
    }

    pub fn with(folder: &Path, options: LibraryOptions) -> Self {
        let (home, gallery) = (folder.join("home"), folder.join("gallery"));
        std::fs::create_dir_all(&gallery).unwrap();
        let (library, opened) = open_with(&home, options).unwrap();
        Self { home, gallery, library, opened, _folders: None }
    }

    /// Lets the library go and opens it again.
    pub fn reopen(&mut self) -> &OpenReport {
        let (library, opened) = open(&self.home).unwrap();
        self.library = library;
        self.opened = opened;
        &self.opened
    }

    /// Puts a file into the gallery.
    pub fn offer(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.gallery.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// A wish for a persona made on the spot.
    pub fn wish(&self, id: &str, at: &str, notes: &str) -> InstallWish {
        let file = self.offer(&format!("{id}-{at}-{notes}.hpersona"), &persona(id, at, notes));
        wish_for(&file, id, at)
    }

    /// A wish for a tool made on the spot, whose program is `command`.
    pub fn tool_wish(&self, id: &str, at: &str, command: &str) -> InstallWish {
        let file = self.offer(&format!("{id}-{at}.zip"), &tool(id, at, command));
        InstallWish { kind: Kind::Tool, filename: "tool.zip".into(), ..wish_for(&file, id, at) }
    }

    pub fn install(&self, wish: InstallWish) -> Result<Installed, LibraryError> {
        run(self.library.install(wish, &client(), &Silent, &CancellationToken::new()))
    }

    pub fn install_persona(&self, id: &str, at: &str, notes: &str) -> Installed {
        self.install(self.wish(id, at, notes)).unwrap()
    }

    pub fn get(&self, id: &str) -> Option<Installed> {
        self.library.get(&key(id)).unwrap()
    }

    pub fn health(&self, id: &str) -> Health {
        self.get(id).unwrap().health
    }

    pub fn snapshot(&self) -> Snapshot {
        Snapshot::of(&self.library, &self.home)
    }

    /// Where tests move the library to: beside the home.
    pub fn place(&self) -> PathBuf {
        self.home.with_file_name("place")
    }

    pub fn move_to(&self, folder: &Path) -> Result<PathBuf, LibraryError> {
        self.library.move_to(folder, &Silent, &CancellationToken::new())
    }

    /// After a clean-up the store is empty, and no unfinished write lies about.
    pub fn assert_nothing_leaked(&self) {
        let mut left = BTreeMap::new();
        for folder in ["store", "bin", "library"] {
            if self.home.join(folder).is_dir() {
                collect(&self.home.join(folder), &format!("{folder}/"), &mut left);
            }
        }
        let is_leak = |name: &&String| name.starts_with("store/") || name.contains(".vitrine-");
        let leaks: Vec<_> = left.keys().filter(is_leak).collect();
        assert!(leaks.is_empty(), "{leaks:?}");
    }

    /// Nothing is left of any transaction.
    pub fn assert_tidy(&self) {
        for folder in [".staging", ".trash", ".journal"] {
            let left: Vec<_> = std::fs::read_dir(self.home.join("library").join(folder)).unwrap().collect();
            assert!(left.is_empty(), "{folder} holds {left:?}");
        }
    }
}

/// As a program has them, but for what the computer of the test has installed.
pub fn options() -> LibraryOptions {
    LibraryOptions { system_commands: Vec::new(), ..LibraryOptions::default() }
}

pub fn open(home: &Path) -> Result<(Library, OpenReport), LibraryError> {
    open_with(home, options())
}

pub fn open_with(home: &Path, options: LibraryOptions) -> Result<(Library, OpenReport), LibraryError> {
    Library::open_with(home, Arc::new(FixedClock::at(NOW)), options)
}

/// Opens it at another time.
pub fn open_at(home: &Path, now: i64) -> Result<(Library, OpenReport), LibraryError> {
    Library::open_with(home, Arc::new(FixedClock::at(now)), options())
}

/// What a person would see, and every file that is theirs to see; equal for equal histories.
#[derive(Debug, PartialEq, Eq)]
pub struct Snapshot {
    packages: Vec<String>,
    files: BTreeMap<String, String>,
}

impl Snapshot {
    pub fn of(library: &Library, home: &Path) -> Self {
        let describe = |p: Installed| {
            format!(
                "{} {} {} {} {:?} {:?} {:?} {:?}",
                p.key,
                p.version,
                p.sha256,
                p.content,
                p.previous,
                p.health,
                p.homepilot_project,
                p.commands.iter().map(|c| (&c.name, &c.taken_by)).collect::<Vec<_>>()
            )
        };
        let packages = library.installed().unwrap().into_iter().map(describe).collect();
        let mut files = BTreeMap::new();
        collect(&home.join("library"), "", &mut files);
        if home.join("bin").is_dir() {
            collect(&home.join("bin"), "bin/", &mut files);
        }
        Self { packages, files }
    }

    /// Where it differs from two others, for a message.
    pub fn against(&self, old: &Self, new: &Self) -> String {
        let mut lines = Vec::new();
        let names = self.files.keys().chain(old.files.keys()).chain(new.files.keys());
        for name in names.collect::<std::collections::BTreeSet<_>>() {
            let [found, before, after] = [self, old, new].map(|snapshot| snapshot.files.get(name));
            if found != before || found != after {
                let short = |text: Option<&String>| {
                    text.map_or("-".into(), |text| text[..8.min(text.len())].to_owned())
                };
                lines.push(format!("{name}: {} (old {}, new {})", short(found), short(before), short(after)));
            }
        }
        if self.packages != old.packages || self.packages != new.packages {
            lines.push(format!("{:#?}\nold {:#?}\nnew {:#?}", self.packages, old.packages, new.packages));
        }
        lines.join("\n")
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if name.starts_with(".staging") || name.starts_with(".trash") || name.starts_with(".journal") {
            continue;
        }
        if entry.path().is_symlink() {
            files.insert(name, std::fs::read_link(entry.path()).unwrap().display().to_string());
        } else if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            let digest = digest(&name, &entry.path()).to_hex();
            files.insert(name, digest);
        }
    }
}

/// The digest of what must be the same in equal histories.
fn digest(name: &str, path: &Path) -> Sha256 {
    if name.ends_with(".receipt.json") {
        // It holds the time its files were unpacked.
        return Sha256::of(b"");
    }
    if name.ends_with("vera/2.0.0.hpersona") {
        // It may be the artifact itself or one with its content, as the way it came makes it.
        let inspected = vitrine_package::inspect(path, &ArchiveLimits::default());
        return inspected.map_or(Sha256::of(b"damaged"), |inspected| inspected.content_root());
    }
    Sha256::of(&std::fs::read(path).unwrap())
}

/// Remembers what it is told; may cancel when a phase begins.
#[derive(Default)]
pub struct Listener {
    pub phases: Mutex<Vec<Phase>>,
    pub cancel_at: Option<(Phase, CancellationToken)>,
}

impl Reporter for Listener {
    fn phase(&self, phase: Phase) {
        self.phases.lock().unwrap().push(phase);
        if let Some((at, token)) = &self.cancel_at
            && *at == phase
        {
            token.cancel();
        }
    }

    fn progress(&self, _: u64, _: Option<u64>) {}
    fn note(&self, _: &str) {}
}
