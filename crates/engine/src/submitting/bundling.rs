//! A bundle for the maintainer of a static gallery: written here, uploaded nowhere.

use std::path::{Path, PathBuf};

use vitrine_api::ApiError;
use vitrine_api::types::{BundleRequest, FindingWeight, Phrase, WrittenBundle};
use vitrine_base::{Said, WithArguments as _, fs};
use vitrine_publish::Bundle;
use vitrine_publish::checking::{listed, read_id, read_platform, read_version};

use super::body::{Kept, Material};
use super::reading::{Trouble, unreadable};
use super::views::channel;
use super::words::checked;
use crate::Gallery;

impl Gallery {
    pub(crate) fn write_bundle_now(&self, wish: &BundleRequest) -> Result<WrittenBundle, ApiError> {
        let report = self.check_draft_now(&wish.id)?;
        if let Some(first) = report.findings.iter().find(|finding| finding.weight == FindingWeight::Error) {
            return Err(errors(report.errors, &first.sentence));
        }
        let mut kept = self.kept_draft(&wish.id)?;
        if !report.draft.agreed {
            return Err(not_agreed());
        }
        let material = self.current_material(&mut kept).map_err(Trouble::explain)?;
        let folder = PathBuf::from(&wish.folder);
        let gallery = wish.source.as_deref().map(|source| self.title_of(source));
        let written = self.write_bundle(&kept, &material, &folder, gallery.as_deref())?;
        let folder = written.folder.clone();
        self.edit_draft(&wish.id, |body| {
            body.bundle = Some(folder);
            Ok(())
        })?;
        Ok(written)
    }

    fn write_bundle(
        &self,
        kept: &Kept,
        material: &Material,
        folder: &Path,
        gallery: Option<&str>,
    ) -> Result<WrittenBundle, ApiError> {
        let fields = checked(&kept.body.fields);
        let found = &material.found;
        let nothing = || ApiError::new("draft.unread", "The package could not be read.");
        let read = kept.body.read.as_ref().ok_or_else(nothing)?;
        let id = read_id(&fields, Some(found)).ok().flatten().ok_or_else(nothing)?;
        let version = read_version(&fields, Some(found)).ok().flatten().ok_or_else(nothing)?;
        // A gallery that is built of a folder believes the package before the name of its file.
        let own = [("id", &found.id, id.as_str()), ("version", &found.version, version.as_str())];
        for (what, said, wanted) in own {
            if let Some(said) = said.as_deref().filter(|said| *said != wanted) {
                return Err(ApiError::new(
                    "draft.bundle_says",
                    format!(
                        "The package itself says the {what} “{said}”, and a gallery of files takes that."
                    ),
                )
                .with_action(format!("Write “{wanted}” into its manifest, or take the {what} it says.")));
            }
        }
        let platform = read_platform(&fields, Some(found)).ok().flatten().ok_or_else(nothing)?;
        let package = self.draft_package(&kept.id, &kept.body, read);
        let (channel, listed) = (channel(kept), listed(&fields, found, None));
        let bundle = Bundle {
            package: &package,
            file: &read.file,
            sha256: read.sha256,
            size: read.size,
            id: &id,
            version: &version,
            platform: &platform,
            channel: &channel,
            security: fields.security == Some(true),
            found,
            listed: &listed,
            gallery,
        };
        let (place, files) = put(&bundle, folder).map_err(|error| unwritable(folder, &error))?;
        let Said { sentence, phrases: said } = to_send(gallery, &bundle.words_over());
        Ok(WrittenBundle { folder: place.display().to_string(), files, sentence, said })
    }
}

/// What to do with a bundle; `over` are the words its gallery takes from the package itself.
fn to_send(gallery: Option<&str>, over: &[&str]) -> Said {
    let to = gallery.map_or_else(|| "the gallery".to_owned(), |title| format!("“{title}”"));
    let sentence = format!(
        "A bundle to send to the maintainer of {to}. Nothing was uploaded: send the folder yourself."
    );
    let phrase = match gallery {
        Some(title) => Phrase::new("target.bundle_for").with("title", title),
        None => Phrase::new("target.bundle_written"),
    };
    let said = Said::new(sentence, phrase);
    if over.is_empty() {
        return said;
    }
    let words = format!(
        "The gallery takes {} from the package itself: write them into its manifest too.",
        over.join(", ")
    );
    said.and(&words, Phrase::new("target.words_over"))
}

/// Writes it in a folder beside, then gives that its name: all of it, or nothing.
fn put(bundle: &Bundle<'_>, folder: &Path) -> std::io::Result<(PathBuf, Vec<String>)> {
    let name = bundle.name();
    let free = (1..1000_u32)
        .map(|number| folder.join(if number == 1 { name.clone() } else { format!("{name}-{number}") }))
        .find(|place| !fs::exists(place));
    let place = free.ok_or_else(|| std::io::Error::other("there are a thousand bundles of it already"))?;
    let staging = folder.join(format!(".vitrine-{:016x}.part", rand::random::<u64>()));
    fs::create_dir_all(&staging)?;
    let made = bundle.write(&staging).map_err(std::io::Error::other).and_then(|files| {
        fs::rename_durable(&staging, &place)?;
        Ok((place, files))
    });
    if made.is_err() {
        // The first error is the one to tell; a leftover is only untidy.
        let _ = fs::remove_tree(&staging);
    }
    made
}

fn unwritable(folder: &Path, error: &std::io::Error) -> ApiError {
    let said = unreadable(folder, error);
    if said.code == "draft.disk_full" {
        return said;
    }
    ApiError::new("draft.bundle", format!("The bundle could not be written to {}.", folder.display()))
        .with_action("Choose another folder; the draft is as it was.")
        .with_details(error.to_string())
}

/// The refusal to send what has errors.
pub(super) fn errors(count: u32, first: &str) -> ApiError {
    let more = if count > 1 { format!(" and {} more", count - 1) } else { String::new() };
    ApiError::new("draft.errors", format!("There is something to mend first: {first}{more}"))
        .with_action("Mend what the checks name; the draft is kept.")
}

/// The refusal to send what nobody confirmed the rights of.
pub(super) fn not_agreed() -> ApiError {
    ApiError::new(
        "draft.not_agreed",
        "You have not confirmed the rights and the licence of what is in it now.",
    )
    .with_action("Read it through and confirm; what changed since has to be confirmed again.")
}
