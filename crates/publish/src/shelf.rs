//! One package after the other is looked through and put on the shelf: its file, its picture and its card
//! into the gallery's folder, what is to be said of it into a [`Release`]. A bad one is left out with a
//! sentence.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use vitrine_base::limits::{ArchiveLimits, DETAIL_BYTES, PICTURE_BYTES};
use vitrine_base::{PackageId, Sha256, Version, fs};
use vitrine_package::listing::FileRef;
use vitrine_package::{Finding, Inspection, Kind, Platform, Severity};

use crate::PublishError;
use crate::files::{holds, put};
use crate::folder::Candidate;
use crate::naming::{Named, ending_of, first_version};
use crate::previous::Previous;
use crate::release::Release;
use crate::{homepilot, picture};

/// The member that holds a persona's card.
const CARD: &str = "preview/card.json";

/// Everything on the shelf, and what was left beside it.
#[derive(Default)]
pub(crate) struct Shelf {
    pub(crate) packages: BTreeMap<PackageId, BTreeMap<Version, Release>>,
    pub(crate) findings: Vec<(String, Finding)>,
    pub(crate) left_out: Vec<(String, String)>,
    /// Ids in small letters, to see those that differ by case alone.
    pub(crate) spelled: BTreeMap<String, PackageId>,
}

/// Where packages are put, and what stood there before.
pub(crate) struct Room<'a> {
    pub(crate) out: &'a Path,
    pub(crate) staging: PathBuf,
    pub(crate) limits: &'a ArchiveLimits,
    pub(crate) previous: Option<&'a Previous>,
    /// Packages that were taken down: looked at for their names, never put in.
    pub(crate) withdrawn: &'a [PackageId],
    /// Package files come from a store where nothing changes: a second name for one is as good as a copy.
    pub(crate) link: bool,
}

/// A package file, hashed and looked through.
struct Seen {
    path: PathBuf,
    sha256: Sha256,
    size: u64,
    inspection: Inspection,
    platform: Platform,
    /// What its file ends in.
    ending: &'static str,
}

impl Seen {
    /// Its place in the gallery. HomePilot asks for exactly this one of a persona.
    fn place(&self, id: &PackageId, version: &Version) -> String {
        place_of(self.inspection.kind, id, version, &self.platform.to_string(), self.ending)
    }
}

/// The place of a package file in a gallery.
pub(crate) fn place_of(
    kind: Kind,
    id: &PackageId,
    version: &Version,
    platform: &str,
    ending: &str,
) -> String {
    let name = match kind {
        Kind::Persona => "persona.hpersona".to_owned(),
        _ => format!("{platform}.{ending}"),
    };
    format!("packages/{id}/{version}/{name}")
}

impl Shelf {
    /// Looks through one candidate and puts it in its place, or notes why not.
    pub(crate) fn take(&mut self, room: &Room<'_>, candidate: &Candidate) {
        if let Err(sentence) = self.try_take(room, candidate) {
            self.left_out.push((candidate.file.clone(), sentence));
        }
    }

    fn try_take(&mut self, room: &Room<'_>, candidate: &Candidate) -> Result<(), String> {
        let mut seen = look(room, candidate)?;
        // What does not run on the keeper's computer may run on others'.
        let worth_telling = |finding: &&Finding| finding.code != "tool.other_platform";
        let findings = seen.inspection.findings.iter().filter(worth_telling).cloned();
        self.findings.extend(findings.map(|finding| (candidate.file.clone(), finding)));
        if let Some(error) = seen.inspection.findings.iter().find(|f| f.severity == Severity::Error) {
            return Err(error.sentence.clone());
        }
        let (id, version) = named(candidate, &seen.inspection)?;
        self.check_spelling(&id)?;
        if self.is_taken(&id, &version, &seen)? {
            return Ok(());
        }
        if let Some(sentence) = keep_published(room, &id, &version, &mut seen, candidate.unpacked)? {
            self.left_out.push((candidate.file.clone(), sentence));
        }
        let release = place(room, candidate, &id, &version, seen)?;
        let versions = self.packages.entry(id).or_default();
        match versions.get_mut(&version) {
            Some(there) => there.others.append(&mut release.builds()),
            None => drop(versions.insert(version, release)),
        }
        Ok(())
    }

    fn check_spelling(&mut self, id: &PackageId) -> Result<(), String> {
        let known = self.spelled.entry(id.as_str().to_ascii_lowercase()).or_insert_with(|| id.clone());
        if known == id {
            return Ok(());
        }
        Err(format!(
            "its id “{id}” differs from “{known}” in capital letters only, which is the same folder on some systems"
        ))
    }

    /// True when the same bytes are on the shelf already.
    fn is_taken(&self, id: &PackageId, version: &Version, seen: &Seen) -> Result<bool, String> {
        let Some(release) = self.packages.get(id).and_then(|versions| versions.get(version)) else {
            return Ok(false);
        };
        let kind = seen.inspection.kind;
        if release.inspection.kind != kind {
            return Err(format!("{} of the same id and version is no {}", release.file, kind.as_str()));
        }
        let platform = seen.platform.to_string();
        match release.builds().into_iter().find(|build| build.platform == platform) {
            None => Ok(false),
            Some(other) if other.sha256 == seen.sha256 => Ok(true),
            Some(other) => Err(format!(
                "version {version} of “{id}” is already taken by {}, which holds other bytes; give this one a version of its own",
                other.file
            )),
        }
    }
}

/// Hashes and inspects a package file, packing it first when it is a folder.
fn look(room: &Room<'_>, candidate: &Candidate) -> Result<Seen, String> {
    let (path, inspection) = if candidate.unpacked {
        let packed = room.staging.join("packed.hpersona");
        fs::remove_file(&packed).map_err(|e| e.to_string())?;
        let inspection =
            vitrine_package::pack(&candidate.path, &packed, room.limits).map_err(|e| e.to_string())?;
        (packed, inspection)
    } else {
        let inspection = vitrine_package::inspect(&candidate.path, room.limits).map_err(|e| e.to_string())?;
        (candidate.path.clone(), inspection)
    };
    let (sha256, size) = fs::digest(&path).map_err(|e| e.to_string())?;
    let platform = platform(candidate, &inspection)?;
    let ending = candidate.ending().unwrap_or("hpersona");
    Ok(Seen { path, sha256, size, inspection, platform, ending })
}

/// What a package runs on: what its name says, and where that says nothing, its programs.
fn platform(candidate: &Candidate, inspection: &Inspection) -> Result<Platform, String> {
    if inspection.kind != Kind::Tool {
        return Ok(Platform::ANY);
    }
    let (said, found) = (candidate.named().platform, inspection.platform.unwrap_or_default());
    let differ = (said.system.is_some() && found.system.is_some() && said.system != found.system)
        || (said.machine.is_some() && found.machine.is_some() && said.machine != found.machine);
    if differ {
        return Err(format!("its name says it is for {said}, but its programs are for {found}"));
    }
    Ok(said.or(found))
}

/// Id and version: the package's own word first, then its file name's.
fn named(candidate: &Candidate, inspection: &Inspection) -> Result<(PackageId, Version), String> {
    let Named { name, version, .. } = candidate.named();
    let id = match &inspection.id {
        Some(id) => PackageId::new(id.clone()),
        None => PackageId::new(name),
    };
    // The version of a tool is often guessed from a folder inside it: where the path names one, that counts.
    let said = inspection.version.as_ref().filter(|_| version.is_none() || inspection.kind != Kind::Tool);
    let version = match said {
        Some(own) => Some(Version::new(own.clone()).map_err(|e| e.to_string())?),
        None => version.or_else(first_version),
    };
    let version = version.ok_or("it names no version")?;
    Ok((id.map_err(|e| e.to_string())?, version))
}

/// A version that was published before with other bytes keeps those bytes. Answers a sentence when that is
/// worth telling: the contents differ, and not only the way they were packed.
fn keep_published(
    room: &Room<'_>,
    id: &PackageId,
    version: &Version,
    seen: &mut Seen,
    unpacked: bool,
) -> Result<Option<String>, String> {
    let path = room.out.join(seen.place(id, version));
    let Some((sha256, size, path)) = published(room, id, version, seen, path)? else { return Ok(None) };
    if sha256 == seen.sha256 {
        return Ok(None);
    }
    let told = format!(
        "version {version} of “{id}” was published with other bytes, and a published version never changes; give this one a new version number"
    );
    if !holds(&path, sha256, size).map_err(|e| e.to_string())? {
        return Err(told);
    }
    let inspection = vitrine_package::inspect(&path, room.limits).map_err(|e| e.to_string())?;
    let same = inspection.content_root() == seen.inspection.content_root();
    let ending = path.to_str().and_then(ending_of).unwrap_or(seen.ending);
    *seen = Seen { path, sha256, size, inspection, platform: seen.platform, ending };
    Ok((!same || !unpacked).then_some(told))
}

/// The digest a version was published with, and its file. When the last index cannot be read any more, the
/// file that lies there is what was published.
fn published(
    room: &Room<'_>,
    id: &PackageId,
    version: &Version,
    seen: &Seen,
    path: PathBuf,
) -> Result<Option<(Sha256, u64, PathBuf)>, String> {
    match room.previous {
        Some(previous) if previous.known.is_none() && fs::exists(&path) => {
            let (sha256, size) = fs::digest(&path).map_err(|e| e.to_string())?;
            Ok(Some((sha256, size, path)))
        }
        Some(previous) => {
            let found = previous.published(id, version, &seen.platform.to_string());
            Ok(found.map(|(sha256, size, place)| (sha256, size, room.out.join(place))))
        }
        None => Ok(None),
    }
}

/// Puts package, picture and card into the gallery.
fn place(
    room: &Room<'_>,
    candidate: &Candidate,
    id: &PackageId,
    version: &Version,
    seen: Seen,
) -> Result<Release, String> {
    let path = seen.place(id, version);
    let Seen { path: from, sha256, size, inspection, platform, .. } = seen;
    let card = own_card(&from, &inspection, room.limits);
    let mut release = Release {
        file: candidate.file.clone(),
        inspection,
        sha256,
        size,
        path,
        picture: None,
        card,
        platform: platform.to_string(),
        others: Vec::new(),
    };
    if room.withdrawn.contains(id) {
        return Ok(release);
    }
    put_in_place(room, &from, id, version, &mut release).map_err(|error| error.to_string())?;
    Ok(release)
}

/// Puts the file of a release, its picture and its card into the gallery. `release.card` is the package's own before,
/// and HomePilot's after.
pub(crate) fn put_in_place(
    room: &Room<'_>,
    from: &Path,
    id: &PackageId,
    version: &Version,
    release: &mut Release,
) -> Result<(), PublishError> {
    let target = room.out.join(&release.path);
    if from != target {
        place_file(room, from, &target, release.sha256, release.size)?;
    }
    release.picture = place_picture(room, &target, &release.inspection, &format!("previews/{id}/{version}"))?;
    release.card = homepilot::card(&release.card, &release.inspection, release.picture.is_some());
    if release.inspection.kind == Kind::Persona {
        let text = serde_json::to_vec_pretty(&release.card)?;
        put(room.out, &format!("previews/{id}/{version}/card.json"), &text)?;
    }
    Ok(())
}

/// The package's own card, empty when it has none that can be read.
pub(crate) fn own_card(path: &Path, inspection: &Inspection, limits: &ArchiveLimits) -> Map<String, Value> {
    if !inspection.members.iter().any(|member| member.path == CARD) {
        return Map::new();
    }
    let bytes = vitrine_package::read_member(path, CARD, DETAIL_BYTES, limits).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

fn place_file(
    room: &Room<'_>,
    from: &Path,
    target: &Path,
    sha256: Sha256,
    size: u64,
) -> Result<(), PublishError> {
    let copy = || -> std::io::Result<bool> {
        if holds(target, sha256, size)? {
            return Ok(true);
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        // What was packed for us lies in the staging folder already.
        let staged =
            if from.starts_with(&room.staging) { from.into() } else { room.staging.join("arriving") };
        if from != staged {
            fs::remove_file(&staged)?;
            if room.link {
                fs::link_or_copy(from, &staged)?;
            } else {
                fs::copy_durable(from, &staged)?;
            }
        }
        if !holds(&staged, sha256, size)? {
            return Ok(false);
        }
        fs::make_shared(&staged)?;
        fs::rename_durable(&staged, target)?;
        Ok(true)
    };
    match copy()? {
        true => Ok(()),
        false => Err(PublishError::Refused("it changed while it was read; build again".into())),
    }
}

/// Renders the preview. A picture that cannot be shown is no reason to leave a package out.
fn place_picture(
    room: &Room<'_>,
    package: &Path,
    inspection: &Inspection,
    folder: &str,
) -> Result<Option<FileRef>, PublishError> {
    let Some(member) = &inspection.preview else { return Ok(None) };
    let Ok(bytes) = vitrine_package::read_member(package, member, PICTURE_BYTES, room.limits) else {
        return Ok(None);
    };
    match picture::preview(&bytes) {
        Ok(encoded) => Ok(Some(put(room.out, &format!("{folder}/preview.webp"), &encoded)?)),
        Err(_) => Ok(None),
    }
}
