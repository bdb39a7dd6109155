//! Packages made from folders.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use vitrine_base::limits::ArchiveLimits;
use vitrine_package::{Inspection, PackageError, check_structure, inspect, pack};

use crate::personas::persona_files;

struct Work {
    folder: tempfile::TempDir,
}

impl Work {
    /// A folder with a whole persona in it.
    fn new() -> Self {
        let work = Self { folder: tempfile::tempdir().unwrap() };
        for (path, bytes) in persona_files() {
            work.write(&path, &bytes);
        }
        work
    }

    fn persona(&self) -> PathBuf {
        self.folder.path().join("ida")
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("ida.hpersona")
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.persona().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn pack(&self) -> Result<Inspection, PackageError> {
        pack(&self.persona(), &self.out(), &ArchiveLimits::default())
    }

    /// What lies beside the folder.
    fn beside(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[track_caller]
    fn refused(&self, code: &str, words: &str) {
        let error = self.pack().expect_err("the folder was packed");
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().contains(words), "“{error}” does not say “{words}”");
        assert_eq!(self.beside(), ["ida"], "something was left behind");
    }
}

#[test]
fn a_packed_folder_passes_the_gate_and_is_inspected() {
    let work = Work::new();
    work.write("assets/日本語.txt", "こんにちは".as_bytes());
    std::fs::create_dir_all(work.persona().join("assets/empty")).unwrap();
    let inspection = work.pack().unwrap();
    assert_eq!(inspection.name, "Ida Lamplighter");
    assert_eq!(inspection, inspect(&work.out(), &ArchiveLimits::default()).unwrap());
    let report = check_structure(&work.out(), &ArchiveLimits::default()).unwrap();
    assert_eq!((report.entries, report.files), (6, 5), "the empty folder is an entry too");
    assert_eq!(work.beside(), ["ida", "ida.hpersona"]);
}

#[test]
fn the_same_folder_gives_the_same_bytes() {
    let (one, other) = (Work::new(), Work::new());
    // Another order of creation, another time, another owner's habits.
    std::fs::remove_file(other.persona().join("manifest.json")).unwrap();
    other.write("manifest.json", &persona_files()[0].1);
    let file = std::fs::File::options().write(true).open(other.persona().join("preview/card.json")).unwrap();
    file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    one.pack().unwrap();
    other.pack().unwrap();
    let bytes = std::fs::read(one.out()).unwrap();
    assert_eq!(bytes, std::fs::read(other.out()).unwrap());
    other.pack().unwrap();
    assert_eq!(bytes, std::fs::read(other.out()).unwrap(), "packing over an older package");
}

#[test]
fn other_readers_see_the_same() {
    let work = Work::new();
    let noise: Vec<u8> = (0_u32..200_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    work.write("assets/noise.dat", &noise);
    work.write("assets/zeros.dat", &vec![0; 2 << 20]);
    work.write("assets/é.txt", b"");
    let inspection = work.pack().unwrap();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(work.out()).unwrap()).unwrap();
    assert_eq!(archive.len(), inspection.members.len());
    for member in &inspection.members {
        let mut bytes = Vec::new();
        let mut entry = archive.by_name(&member.path).unwrap();
        assert_eq!(entry.unix_mode(), Some(0o100_644));
        entry.read_to_end(&mut bytes).unwrap();
        assert_eq!(vitrine_base::Sha256::of(&bytes), member.sha256, "{}", member.path);
        assert_eq!(bytes, std::fs::read(work.persona().join(&member.path)).unwrap());
    }
    let stored = |archive: &mut zip::ZipArchive<std::fs::File>, name: &str| {
        archive.by_name(name).unwrap().compression() == zip::CompressionMethod::Stored
    };
    assert!(stored(&mut archive, "assets/zeros.dat"), "a ratio the gate would refuse is not written");
    assert!(!stored(&mut archive, "manifest.json"));
}

#[test]
fn what_a_package_cannot_hold_is_refused_in_words() {
    let work = Work::new();
    work.write(".git/HEAD", b"ref: refs/heads/main");
    work.refused("package.pack_refused", "“.git” cannot go into a package: it is the history");

    let work = Work::new();
    work.write("assets/con.png", b"x");
    work.refused("package.pack_path", "“assets/con.png” cannot go into a package");

    let work = Work::new();
    work.write("assets/A.txt", b"x");
    work.write("assets/a.txt", b"x");
    work.refused("package.pack_path", "same file on some systems");

    let work = Work::new();
    work.write(".cargo-ok", b"x");
    work.refused("archive.entry", "mark of a finished installation");

    let work = Work::new();
    std::fs::remove_file(work.persona().join("manifest.json")).unwrap();
    work.refused("package.missing_member", "“manifest.json” is missing");

    let work = Work::new();
    std::fs::remove_dir_all(work.persona()).unwrap();
    std::fs::create_dir(work.persona()).unwrap();
    work.refused("package.unknown_kind", "no package Vitrine knows");
}

#[test]
fn stray_files_are_packed_and_told() {
    let work = Work::new();
    work.write(".DS_Store", b"x");
    let inspection = work.pack().unwrap();
    assert!(inspection.findings.iter().any(|finding| finding.code == "package.stray_file"));
}

#[test]
fn a_failed_pack_leaves_the_older_package() {
    let work = Work::new();
    work.pack().unwrap();
    let bytes = std::fs::read(work.out()).unwrap();
    work.write("manifest.json", b"{");
    assert_eq!(work.pack().unwrap_err().code(), "package.bad_json");
    assert_eq!(std::fs::read(work.out()).unwrap(), bytes);
    assert_eq!(work.beside(), ["ida", "ida.hpersona"]);
}

#[test]
fn a_package_is_not_written_into_its_own_folder() {
    let work = Work::new();
    let out = work.persona().join("assets/ida.hpersona");
    work.write("assets/x", b"");
    let error = pack(&work.persona(), &out, &ArchiveLimits::default()).unwrap_err();
    assert!(error.to_string().contains("the folder it is made from"), "{error}");
    let error = pack(Path::new("/nowhere"), &work.out(), &ArchiveLimits::default()).unwrap_err();
    assert!(error.to_string().contains("not a folder"), "{error}");
}

#[cfg(unix)]
#[test]
fn links_are_refused() {
    let work = Work::new();
    std::os::unix::fs::symlink("/etc/passwd", work.persona().join("assets")).unwrap();
    work.refused("package.pack_refused", "“assets” cannot go into a package: it is a link");
}
