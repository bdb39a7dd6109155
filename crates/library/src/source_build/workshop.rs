//! A folder of its own for one build: sources verified and unpacked in it, the recipe run over them, the
//! result packed. It is gone when the build is over, however that ends.

use std::path::{Path, PathBuf};

use tokio_util::sync::CancellationToken;
use vitrine_base::limits::{ArchiveLimits, MIB};
use vitrine_base::path_policy::check_component;
use vitrine_base::{Phase, Reporter, Sha256, fs};
use vitrine_package::{inspect, unpack_tree};

use super::artifact;
use super::error::BuildError;
use super::inputs::{BuildInputs, BuildSourceFile};
use super::run::{self, Places};
use super::sandbox::Sandbox;

/// The folder of workshops, in the folder of builds.
pub(super) const RUNNING: &str = "running";

/// What a build made, still in its workshop.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) artifact: PathBuf,
    pub(super) sha256: Sha256,
    pub(super) size: u64,
    pub(super) log: String,
}

/// The folder.
#[derive(Debug)]
pub(super) struct Workshop {
    folder: PathBuf,
    _lock: fs::FileLock,
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        let _ = remove(&self.folder);
    }
}

/// Taken before the folder is made and removed after it, so that a folder nobody holds is one whose builder
/// died.
fn lock_of(folder: &Path) -> PathBuf {
    folder.with_extension("lock")
}

fn remove(folder: &Path) -> std::io::Result<()> {
    fs::remove_hostile_tree(folder)?;
    fs::remove_file(&lock_of(folder))
}

/// Removes what builds left whose program died.
pub(super) fn sweep(running: &Path) -> std::io::Result<()> {
    for (name, metadata) in fs::list_dir(running)? {
        let folder = running.join(name);
        if metadata.kind == fs::FileKind::Folder && fs::lock_exclusive(&lock_of(&folder))?.is_some() {
            remove(&folder)?;
        }
    }
    Ok(())
}

/// Larger than for packages: source trees have many small files.
fn source_limits() -> ArchiveLimits {
    ArchiveLimits { unpacked: 4096 * MIB, entries: 200_000, ..ArchiveLimits::default() }
}

impl Workshop {
    /// Makes one.
    pub(super) fn open(builds: &Path) -> Result<Self, BuildError> {
        let running = builds.join(RUNNING);
        fs::create_dir_all(&running)?;
        // Leftovers are only untidy; they do not keep a build from starting.
        let _ = sweep(&running);
        let folder = running.join(uuid::Uuid::new_v4().to_string());
        let lock = fs::lock_exclusive(&lock_of(&folder))?.ok_or(BuildError::Busy)?;
        for part in ["source", "sources", "prefix", "home"] {
            fs::create_dir_all(&folder.join(part))?;
        }
        Ok(Self { folder, _lock: lock })
    }

    /// Builds.
    pub(super) fn make(
        &self,
        inputs: &BuildInputs,
        sandbox: &Sandbox,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Made, BuildError> {
        reporter.phase(Phase::Checking);
        let top = self.lay_out(inputs, reporter)?;
        let recipe = self.folder.join("recipe.sh");
        fs::write_atomic(&recipe, inputs.recipe.script.as_bytes())?;
        if cancel.is_cancelled() {
            return Err(BuildError::Cancelled);
        }
        reporter.phase(Phase::Installing);
        reporter.note("Building from source, in a sandbox without network.");
        let places = Places {
            source: self.folder.join("source"),
            sources: self.folder.join("sources"),
            prefix: self.folder.join("prefix"),
            home: self.folder.join("home"),
            recipe,
            top,
        };
        let log = run::run(inputs, sandbox, &places, reporter, cancel)?;
        self.collect(inputs, &places.prefix, log)
    }

    /// Puts the sources where the recipe finds them; answers the folder it starts in, inside `source`.
    fn lay_out(&self, inputs: &BuildInputs, reporter: &dyn Reporter) -> Result<String, BuildError> {
        let tree = self.folder.join("source");
        let mut unpacked = false;
        for source in &inputs.sources {
            check_component(&source.name).map_err(|_| BuildError::BadName(source.name.clone()))?;
            // Our own copy is what is checked and used; the file outside may change at any time.
            let copy = self.folder.join("sources").join(&source.name);
            fs::copy_durable(&source.path, &copy)?;
            verify(source, &copy)?;
            if !unpacked && is_archive(&source.name) {
                unpack_tree(&copy, &tree, &source_limits(), reporter)
                    .map_err(|reason| BuildError::BadSource { name: source.name.clone(), reason })?;
                unpacked = true;
            }
        }
        settle_times(&tree, inputs.environment.epoch)?;
        settle_times(&self.folder.join("sources"), inputs.environment.epoch)?;
        only_folder(&tree)
    }

    fn collect(&self, inputs: &BuildInputs, prefix: &Path, log: String) -> Result<Made, BuildError> {
        let artifact = self.folder.join("artifact.tar.gz");
        artifact::pack(inputs, prefix, &artifact)?;
        let inspection = inspect(&artifact, &ArchiveLimits::default())?;
        if let Some(finding) =
            inspection.findings.iter().find(|found| found.severity == vitrine_package::Severity::Error)
        {
            let path = finding.member.clone().unwrap_or_default();
            return Err(BuildError::BadOutput { path, reason: "the package has a mistake in it" });
        }
        let (sha256, size) = fs::digest(&artifact)?;
        Ok(Made { artifact, sha256, size, log })
    }
}

fn is_archive(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let ends = [".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.zst", ".tar.bz2", ".tbz2", ".zip"];
    ends.iter().any(|end| name.ends_with(end))
}

fn verify(source: &BuildSourceFile, copy: &Path) -> Result<(), BuildError> {
    let (found, _) = fs::digest(copy)?;
    match found == source.sha256 {
        true => Ok(()),
        false => Err(BuildError::WrongSource { name: source.name.clone(), expected: source.sha256, found }),
    }
}

/// Gives every file the same time: what is older than what decides for `make`, and unpacking is no reason
/// to make anything again.
fn settle_times(folder: &Path, epoch: u64) -> Result<(), BuildError> {
    let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(epoch);
    for entry in fs::walk(folder)? {
        if entry.metadata.kind == fs::FileKind::File {
            fs::open(&folder.join(&entry.path))?.set_modified(time)?;
        }
    }
    Ok(())
}

/// The name of the one folder a source archive has at its top; empty when there are more things.
fn only_folder(tree: &Path) -> Result<String, BuildError> {
    let listed = fs::list_dir(tree)?;
    match &listed[..] {
        [(name, metadata)] if metadata.kind == fs::FileKind::Folder => {
            Ok(name.to_str().map(str::to_owned).unwrap_or_default())
        }
        _ => Ok(String::new()),
    }
}
