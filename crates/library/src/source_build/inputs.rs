//! All that decides what a build makes, under one digest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;
use vitrine_base::limits::MIB;
use vitrine_base::{Hasher, Sha256, fs};

use super::Recipe;
use super::error::spell;

/// A source file that was fetched and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildSourceFile {
    /// Where it lies on this computer; not part of the digest.
    pub path: PathBuf,
    /// Its digest.
    pub sha256: Sha256,
    /// What it is called; the first archive is unpacked, all are in `$SOURCES` under their names.
    pub name: String,
}

/// What is around a build and may change what it makes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Environment {
    /// The operating system's name and release.
    pub system: String,
    /// Digest of the list of what is installed in it.
    pub installed: Option<Sha256>,
    /// The processor.
    pub machine: String,
    /// Seconds since 1970 that the build takes for now (`SOURCE_DATE_EPOCH`).
    pub epoch: u64,
    /// Variables the recipe sees besides `PREFIX`, `NAME`, `VERSION` and `SOURCES`.
    pub variables: BTreeMap<String, String>,
}

/// Lists of what is installed, one a family of systems: dpkg, apk, rpm (both places), pacman.
const INSTALLED: [&str; 5] = [
    "/var/lib/dpkg/status",
    "/lib/apk/db/installed",
    "/usr/lib/sysimage/rpm/rpmdb.sqlite",
    "/var/lib/rpm/rpmdb.sqlite",
    "/var/lib/pacman/local/ALPM_DB_VERSION",
];

impl Environment {
    /// This computer's.
    pub fn here() -> Self {
        let release = fs::read_limited(Path::new("/etc/os-release"), 64 * 1024).unwrap_or_default();
        let release = String::from_utf8_lossy(&release).into_owned();
        let line = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
        let system = line.map_or(std::env::consts::OS, |name| name.trim_matches('"')).to_owned();
        let lists = INSTALLED.iter().filter_map(|list| fs::read_limited(Path::new(list), 256 * MIB).ok());
        Self {
            system,
            installed: lists.map(|list| Sha256::of(&list)).next(),
            machine: std::env::consts::ARCH.to_owned(),
            // 1980-01-01, the first day every archive format knows.
            epoch: 315_532_800,
            variables: BTreeMap::new(),
        }
    }
}

/// What a build may use. Not part of the digest: limits do not change what comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuildLimits {
    /// Wall-clock time.
    pub time: Duration,
    /// Bytes of memory of all its processes together.
    pub memory: u64,
    /// Processes at once.
    pub processes: u64,
    /// Bytes it may write.
    pub output: u64,
    /// Files and folders it may have, its sources included.
    pub files: u64,
}

impl Default for BuildLimits {
    fn default() -> Self {
        Self {
            // The longest real recipes ask for 60 minutes.
            time: Duration::from_secs(60 * 60),
            // Linking a large C++ program takes 2 to 3 GB.
            memory: 4096 * MIB,
            // `make -j` on a large computer, each with a shell and a compiler's parts.
            processes: 512,
            // Source tree, objects and result of the largest recipes.
            output: 8192 * MIB,
            // Source archives have 200,000 at most.
            files: 500_000,
        }
    }
}

impl BuildLimits {
    /// What holds a build, one sentence each, for the person who is asked.
    pub fn sentences(&self) -> Vec<String> {
        vec![
            "The build has no network and sees none of your files.".to_owned(),
            format!("It is stopped after {}.", spell(self.time)),
            format!("It may use {} MB of memory and {} processes.", self.memory / 1_000_000, self.processes),
            format!("It may write {} MB in {} files.", self.output / 1_000_000, self.files),
        ]
    }
}

/// All that goes into a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildInputs {
    /// The package's name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its sources.
    pub sources: Vec<BuildSourceFile>,
    /// How it is built.
    pub recipe: Recipe,
    /// What is around it.
    pub environment: Environment,
    /// What it may use.
    pub limits: BuildLimits,
}

impl BuildInputs {
    /// One digest of all that decides what comes out: what a person agrees to, and what results are kept by.
    pub fn digest(&self) -> Sha256 {
        let mut hasher = Hasher::new();
        let mut add = |text: &str| {
            // With its length before it, so that no two lists read the same.
            hasher.update(format!("{}:", text.len()).as_bytes());
            hasher.update(text.as_bytes());
        };
        add("vitrine-build/1");
        add(&self.name);
        add(&self.version);
        add(&self.sources.len().to_string());
        for source in &self.sources {
            add(&source.sha256.to_hex());
            add(&source.name);
        }
        add(&self.recipe.script);
        for output in self.recipe.outputs.iter().flatten() {
            add("output");
            add(output);
        }
        add("environment");
        let environment = &self.environment;
        add(&environment.system);
        add(&environment.installed.map(Sha256::to_hex).unwrap_or_default());
        add(&environment.machine);
        add(&environment.epoch.to_string());
        for (name, value) in &environment.variables {
            add(name);
            add(value);
        }
        hasher.finish()
    }
}
