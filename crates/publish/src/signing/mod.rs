//! Signing a gallery: what `gallery init`, `build`, `sign`, `rotate` and their companions do on top of
//! [`vitrine_trust::writer`]. The keys lie in a folder of their own beside the gallery, never in it.
//!
//! A build signs in two steps. First what is new and what is withdrawn, with the old index still in force;
//! then the new `vitrine.json` is put in place and signed at once, and what is gone is no longer vouched for.
//! A build that is cut leaves a gallery that everybody can go on installing from; in the moment between the
//! index and its signature a client says that the list is just being changed. Every build, and `sign`, sets
//! that right.

mod keys;
mod manifests;
mod publishers;
mod targets;
mod upkeep;

use std::path::{Path, PathBuf};

use serde::Deserialize;
use vitrine_base::limits::INDEX_BYTES;
use vitrine_base::{Timestamp, fs};
use vitrine_package::listing::ROOT_FILE;
use vitrine_package::manifest::INDEX_FILE;
use vitrine_trust::METADATA_FOLDER;
use vitrine_trust::writer::{InitOptions, Periods, Repository, State, init};

use crate::PublishError;

use keys::public_keys;
pub use keys::{Keys, new_key, usual_folder};
use manifests::Contents;
pub use manifests::refuse_manifests;
pub use publishers::{
    Handover, NewPublisher, PublisherSigned, accept_publisher, add_publisher, publisher_signature,
    remove_publisher,
};
pub use targets::{SignedBuild, Unvouched};
pub(crate) use targets::{Signing, artifacts, own_path};
pub use upkeep::{NewKeys, Offline, Upkeep, abandon, merge, rotate, sign_copy, state, upkeep};

/// Letters of a gallery's title in the name of its keys.
const LONGEST_TITLE: usize = 60;

/// How the signing of a gallery begins.
#[derive(Debug, Clone)]
pub struct SigningOptions {
    /// Where the keys are or will be; the usual place beside the gallery when `None`.
    pub keys: Option<PathBuf>,
    /// For how long signatures are good.
    pub periods: Periods,
    /// Files the gallery may hold in some years.
    pub expected_files: u64,
    /// The time, milliseconds since 1970.
    pub now: Timestamp,
}

/// True when the gallery in that folder is signed.
pub fn is_signed(out: &Path) -> bool {
    fs::exists(&out.join(METADATA_FOLDER).join("1.root.json"))
}

/// Begins the signing of the gallery in `out`: makes the keys `root`, `targets` and `online` unless they are
/// there, named after the gallery, and a first root that is *provisional*: one key signs it until `rotate` holds the
/// ceremony. The next build signs the gallery's files.
///
/// # Errors
/// [`PublishError::Refused`] when it is signed already or one of manifests; [`PublishError::KeysInside`]; whatever the writer says.
pub fn init_signing(folder: &Path, out: &Path, options: &SigningOptions) -> Result<State, PublishError> {
    refuse_manifests(folder, out)?;
    fs::create_dir_all(out)?;
    begin(out, &[out, folder], "build", options)
}

/// Begins the signing of a gallery of manifests (`manifests.json`) where it lies, and signs all that is in it; see
/// [`init_signing`]. From then on [`upkeep`] signs what changed.
///
/// # Errors
/// As [`init_signing`]; [`PublishError::Refused`] when there is no such gallery, or a manifest or file in it is not
/// what it should be. Then no key was made.
pub fn init_manifests(gallery: &Path, options: &SigningOptions) -> Result<Upkeep, PublishError> {
    manifests::check_place(gallery)?;
    let contents = Contents::read(gallery)?;
    contents.files.iter().try_for_each(|file| file.check(gallery))?;
    // Room for as many again before the lists grow heavy.
    let expected_files = options.expected_files.max(contents.count().saturating_mul(2));
    begin(gallery, &[gallery], "sign", &SigningOptions { expected_files, ..options.clone() })?;
    let place = options.keys.clone().unwrap_or_else(|| usual_folder(gallery));
    upkeep(gallery, &Keys::of_folder(&place)?, &[], options.now)
}

/// Keys and first root; `goes_on` is the command that signs from then on.
fn begin(
    out: &Path,
    public: &[&Path],
    goes_on: &str,
    options: &SigningOptions,
) -> Result<State, PublishError> {
    let place = options.keys.clone().unwrap_or_else(|| usual_folder(out));
    keys::kept_apart(&place, public)?;
    if is_signed(out) {
        return Err(PublishError::Refused(format!(
            "The gallery in {} is signed already. `vitrine gallery {goes_on}` signs what is new in it, `vitrine gallery \
             rotate` changes its keys; another beginning would be another identity, and an alarm for everybody who \
             follows it.",
            out.display()
        )));
    }
    let title = title(out);
    let root = keys::kept_key(&place, "root", &format!("{title} root"))?;
    let targets = keys::kept_key(&place, "targets", &format!("{title} targets"))?;
    let online = keys::kept_key(&place, "online", &title)?;
    let repository = init(
        out,
        &InitOptions {
            root: &[root.public()],
            root_threshold: 1,
            targets: &[targets.public()],
            targets_threshold: 1,
            online: &online.public(),
            keys: &[&root, &targets, &online],
            periods: options.periods,
            expected_files: options.expected_files,
        },
        options.now,
    )?;
    Ok(repository.state()?)
}

/// What the gallery calls itself, on one short line: followers read it as who signed. The folder's name where it has
/// no title.
fn title(out: &Path) -> String {
    let said = [ROOT_FILE, INDEX_FILE].iter().find_map(|name| {
        let bytes = fs::read_limited(&out.join(name), INDEX_BYTES).ok()?;
        let words = serde_json::from_slice::<Titled>(&bytes).ok()?.title;
        Some(short_line(&words)).filter(|words| !words.is_empty())
    });
    said.unwrap_or_else(|| {
        let full = fs::canonicalize(out).unwrap_or_else(|_| out.to_owned());
        full.file_name().map_or_else(|| "Gallery".to_owned(), |name| short_line(&name.to_string_lossy()))
    })
}

/// The part of an index that says its title.
#[derive(Deserialize)]
struct Titled {
    #[serde(default)]
    title: String,
}

fn short_line(words: &str) -> String {
    let line: String = words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST_TITLE).collect::<String>().trim_end().to_owned()
}

/// Opens a signed gallery for writing.
pub(crate) fn opened(out: &Path) -> Result<Repository, PublishError> {
    if !is_signed(out) {
        return Err(PublishError::NotSigned(out.to_owned()));
    }
    Ok(Repository::open(out)?)
}
