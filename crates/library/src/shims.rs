//! The folder of commands, `<home>/bin`: what a person puts on the search path of a terminal. For every
//! command of an installed tool it holds a symbolic link `<name>` to the current version's program, and for
//! every kept version `<name>@<version>`, so that versions can be used side by side.
//!
//! Links are relative (`../library/<source>/<id>/<slot>/…`), so that a home can be moved, and say by
//! themselves whose they are: what is no link into the library is a person's own and is never touched. Of two
//! packages with the same command the first keeps the name; when it goes, the next one gets it. A name the
//! system itself has is nobody's, so that no package stands in for `sudo` or `git`; its `<name>@<version>` is
//! there all the same. The folder follows from the receipts and the system, and may be arranged again at any
//! time.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use vitrine_base::fs::{self, FileKind};
use vitrine_base::{PackageId, SourceName, Timestamp};

use crate::database::Row;
use crate::receipt::{Receipt, ReceiptCommand};
use crate::transaction::Ground;
use crate::{InstalledCommand, LibraryError, PackageKey};

/// What every link of ours begins with.
const INTO_THE_LIBRARY: &str = "../library/";

/// Where systems keep their own programs.
pub(crate) const SYSTEM_FOLDERS: [&str; 5] = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"];

/// Names no package gets even where the system does not have them: they are asked for passwords and keys, start
/// what others wrote, or are our own.
const NEVER: [&str; 18] = [
    "bash", "bwrap", "doas", "env", "git", "gpg", "gpg2", "login", "passwd", "pkexec", "scp", "sh", "ssh",
    "ssh-add", "su", "sudo", "sudoedit", "vitrine",
];

/// Who has a name the system has.
const THE_SYSTEM: &str = "a command of this system";

/// True when a name is the system's.
fn is_the_systems(name: &str, system: &[PathBuf]) -> bool {
    NEVER.contains(&name) || system.iter().any(|folder| fs::exists(&folder.join(name)))
}

/// Who has a name in the folder of commands.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Holder {
    /// A package, through this link target.
    Ours(PackageKey, PathBuf),
    /// A link into the library that names no package any more.
    Stray,
    /// Something a person put there.
    Foreign,
}

/// One package's claim to a name.
struct Claim<'a> {
    key: &'a PackageKey,
    since: Timestamp,
    target: PathBuf,
}

/// Makes the folder of commands what the receipts say.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn arrange(ground: Ground<'_>) -> Result<(), LibraryError> {
    let places = ground.places;
    let rows = ground.database.with_commands()?;
    let folder = places.bin();
    if cfg!(not(unix)) || (rows.is_empty() && !fs::exists(&folder)) {
        return Ok(());
    }
    if !fs::exists(&folder) {
        fs::create_dir_all(&folder)?;
        fs::sync_dir(places.home())?;
    }
    let present = present(&folder)?;
    let wanted = wanted(&rows, &present, ground.system);
    let mut removed = false;
    for (name, holder) in &present {
        if !matches!(holder, Holder::Foreign) && !wanted.contains_key(name) {
            fs::remove_file(&folder.join(name))?;
            removed = true;
        }
    }
    for (name, target) in &wanted {
        match present.get(name) {
            Some(Holder::Foreign) => {}
            Some(Holder::Ours(_, found)) if found == target => {}
            _ => fs::replace_link(target, &folder.join(name))?,
        }
    }
    if removed {
        fs::sync_dir(&folder)?;
    }
    Ok(())
}

/// What is in the folder; our own unfinished links are cleared away.
fn present(folder: &Path) -> io::Result<BTreeMap<String, Holder>> {
    let mut present = BTreeMap::new();
    for (name, metadata) in fs::list_dir(folder)? {
        let path = folder.join(&name);
        let Some(name) = name.to_str() else { continue };
        if name.starts_with(".vitrine-") {
            fs::remove_file(&path)?;
            continue;
        }
        let link = if metadata.kind == FileKind::Link { Some(fs::read_link(&path)?) } else { None };
        present.insert(name.to_owned(), link.map_or(Holder::Foreign, holder));
    }
    Ok(present)
}

/// Whose a link is.
fn holder(target: PathBuf) -> Holder {
    let Some(inside) = target.to_str().and_then(|target| target.strip_prefix(INTO_THE_LIBRARY)) else {
        return Holder::Foreign;
    };
    let mut parts = inside.split('/');
    let source = parts.next().and_then(|part| SourceName::new(part).ok());
    let id = parts.next().and_then(|part| PackageId::new(part).ok());
    match (source, id) {
        (Some(source), Some(id)) => Holder::Ours(PackageKey { source, id }, target),
        _ => Holder::Stray,
    }
}

/// Which link every name shall be.
fn wanted(rows: &[Row], present: &BTreeMap<String, Holder>, system: &[PathBuf]) -> BTreeMap<String, PathBuf> {
    let mut claims: BTreeMap<String, Vec<Claim<'_>>> = BTreeMap::new();
    for row in rows {
        for receipt in &row.receipts {
            for command in &receipt.commands {
                let claim = || Claim {
                    key: &receipt.key,
                    since: receipt.installed_at,
                    target: target(receipt, command),
                };
                if receipt.slot == row.pointer.current && !is_the_systems(&command.name, system) {
                    claims.entry(command.name.clone()).or_default().push(claim());
                }
                let beside = format!("{}@{}", command.name, receipt.slot.as_str());
                claims.entry(beside).or_default().push(claim());
            }
        }
    }
    let chosen = claims.into_iter().filter_map(|(name, claims)| {
        let target = choose(claims, present.get(&name))?;
        Some((name, target))
    });
    chosen.collect()
}

/// Who has the name keeps it; else who was installed first gets it.
fn choose(mut claims: Vec<Claim<'_>>, present: Option<&Holder>) -> Option<PathBuf> {
    if let Some(Holder::Ours(owner, _)) = present
        && let Some(at) = claims.iter().position(|claim| claim.key == owner)
    {
        return Some(claims.swap_remove(at).target);
    }
    let first = claims.into_iter().min_by(|a, b| (a.since, a.key).cmp(&(b.since, b.key)))?;
    Some(first.target)
}

/// The link to a program, as seen from the folder of commands.
fn target(receipt: &Receipt, command: &ReceiptCommand) -> PathBuf {
    let key = &receipt.key;
    let slot = receipt.slot.as_str();
    PathBuf::from(format!("{INTO_THE_LIBRARY}{}/{}/{slot}/{}", key.source, key.id, command.path))
}

/// The commands of a version, and which of them another has.
pub(crate) fn described(ground: Ground<'_>, receipt: &Receipt) -> Vec<InstalledCommand> {
    let places = ground.places;
    let tree = places.tree(&receipt.key, &receipt.slot);
    let describe = |command: &ReceiptCommand| InstalledCommand {
        name: command.name.clone(),
        path: tree.join(&command.path),
        taken_by: match is_the_systems(&command.name, ground.system) {
            true => Some(THE_SYSTEM.to_owned()),
            false => taken_by(&places.bin().join(&command.name), &receipt.key),
        },
    };
    receipt.commands.iter().map(describe).collect()
}

/// Who has a name instead of the package.
fn taken_by(path: &Path, key: &PackageKey) -> Option<String> {
    let found = fs::metadata(path).ok()??;
    if found.kind != FileKind::Link {
        return Some(format!("the file {}", path.display()));
    }
    let target = fs::read_link(path).ok()?;
    let shown = target.display().to_string();
    match holder(target) {
        Holder::Ours(owner, _) if owner != *key => Some(owner.to_string()),
        Holder::Foreign => Some(format!("the link {} to {shown}", path.display())),
        Holder::Ours(..) | Holder::Stray => None,
    }
}
