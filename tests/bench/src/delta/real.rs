//! Two successive versions of real packages, fetched by name through pip and npm; as published, and packed by
//! Vitrine (which is what a gallery of ours would serve).

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use vitrine_base::limits::ArchiveLimits;
use vitrine_package::{NewPatch, pack_folder};

use super::Update;
use crate::process::{has, middle_pair, seconds};
use crate::table::Table;

const WHEELS: [[&str; 2]; 2] =
    [["playwright==1.65.1", "playwright==1.65.2"], ["numpy==2.4.5", "numpy==2.4.6"]];
const MODULES: [[&str; 2]; 1] = [["typescript@6.0.2", "typescript@6.0.3"]];

/// Measures each pair; one that cannot be fetched is skipped.
pub(super) fn measure(scratch: &Path, table: &mut Table) {
    for (pairs, fetch) in
        [(WHEELS.as_slice(), wheel as fn(&Path, &str) -> Option<PathBuf>), (&MODULES, module)]
    {
        for pair in pairs {
            let fetched = pair.map(|name| fetch(scratch, name));
            match fetched {
                [Some(old), Some(new)] => measure_pair(scratch, pair[1], &old, &new, table),
                _ => table.note(&format!("delta: {}", pair[1]), "skipped, it cannot be fetched"),
            }
        }
    }
}

fn run(command: &mut Command) -> Option<()> {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    status.success().then_some(())
}

fn only_file(folder: &Path) -> Option<PathBuf> {
    std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).find(|path| path.is_file())
}

fn wheel(scratch: &Path, name: &str) -> Option<PathBuf> {
    let folder = scratch.join(name);
    let options = ["-m", "pip", "download", "--no-deps", "--only-binary=:all:", "-q", "-d"];
    run(Command::new("python3").args(options).arg(&folder).arg(name))?;
    only_file(&folder)
}

fn module(scratch: &Path, name: &str) -> Option<PathBuf> {
    let folder = scratch.join(name);
    std::fs::create_dir_all(&folder).ok()?;
    run(Command::new("npm").args(["pack", "--silent", name]).current_dir(&folder))?;
    only_file(&folder)
}

/// The same files, packed by Vitrine.
fn repacked(archive: &Path) -> PathBuf {
    let folder = archive.with_extension("files");
    std::fs::create_dir_all(&folder).unwrap();
    let unpacked = match archive.extension().is_some_and(|end| end == "whl") {
        true => run(Command::new("unzip").arg("-q").arg(archive).arg("-d").arg(&folder)),
        false => run(Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(&folder)),
    };
    unpacked.expect("it can be unpacked");
    let out = archive.with_extension("vitrine.zip");
    pack_folder(&folder, &out, &ArchiveLimits::default()).expect("it can be packed");
    out
}

fn measure_pair(scratch: &Path, name: &str, old: &Path, new: &Path, table: &mut Table) {
    if let Some(update) = Update::new(old, new) {
        let (costs, _) = update.costs();
        table.note(&format!("delta: {name} as published"), &costs.line());
    }
    let (old, new) = (repacked(old), repacked(new));
    let update = Update::new(&old, &new).expect("what Vitrine packs passes the gate");
    let (costs, patches) = update.costs();
    table.note(&format!("delta: {name} packed by Vitrine"), &costs.line());
    table.figure(&format!("delta: {name}, the most any way cost"), costs.worst(), "×", 1.02);
    if !has("zstd") {
        table.note("delta: patches against zstd", "skipped, zstd is not installed here");
    } else if let Some(worst) = against_zstd(scratch, &update, &patches) {
        table.figure(&format!("delta: {name}, patches against zstd -19 --patch-from"), worst, "×", 1.15);
    }
    apply(scratch, name, &update, table);
}

/// The largest ratio of a patch to what the zstd program makes of the same two members.
fn against_zstd(scratch: &Path, update: &Update, patches: &[NewPatch]) -> Option<f64> {
    let folder = scratch.join("zstd");
    std::fs::create_dir_all(&folder).ok()?;
    let old = vitrine_package::member_table(&update.old, &ArchiveLimits::default()).ok()?;
    let mut worst: Option<f64> = None;
    for patch in patches.iter().filter(|patch| patch.bytes.len() > 200) {
        let base = old.members.iter().find(|member| Some(member.sha256) == patch.from)?;
        let (from, to) = (folder.join("from"), folder.join("to"));
        extract(&update.old, &base.path, &from)?;
        extract(&update.new, &patch.path, &to)?;
        let out = folder.join("patch");
        let mut zstd = Command::new("zstd");
        let from = format!("--patch-from={}", from.display());
        run(zstd.args(["-19", "--long=27", "-q", "-f", &from]).arg(&to).arg("-o").arg(&out))?;
        let ratio = patch.bytes.len() as f64 / std::fs::metadata(&out).ok()?.len() as f64;
        worst = Some(worst.map_or(ratio, |worst| worst.max(ratio)));
    }
    worst
}

fn extract(archive: &Path, member: &str, to: &Path) -> Option<()> {
    let limits = ArchiveLimits::default();
    let directory = vitrine_package::Directory::read(archive, &limits).ok()?;
    let entry = directory.entries.iter().find(|entry| entry.path == member)?;
    let bytes = std::fs::read(archive).ok()?;
    let mut packed = bytes.get(entry.data as usize..(entry.data + entry.packed) as usize)?;
    let mut out = Vec::new();
    let unpacked =
        vitrine_package::unpack_member(member, entry.method, &mut packed, entry.unpacked, &mut |part| {
            out.extend_from_slice(part);
            Ok(())
        });
    unpacked.ok()?;
    std::fs::write(to, out).ok()
}

/// Planning, fetching and putting together, against unpacking the whole new file.
fn apply(scratch: &Path, name: &str, update: &Update, table: &mut Table) {
    let (patched, _) = update.patched();
    let wanted = update.with_table(&patched);
    let mut round = 0;
    let unzip = || {
        round += 1;
        let folder = scratch.join(format!("unzip-{name}-{round}"));
        seconds(Command::new("unzip").arg("-q").arg(&update.new).arg("-d").arg(folder))
    };
    let (ours, unzip) = middle_pair(5, || update.obtain(&wanted).1, unzip);
    table.ratio(&format!("delta: {name}, apply"), ours, ("unzip", unzip), 2.0);
}
