//! A bundle for the keeper of a static gallery: the package under the name `gallery build` reads, its picture, what the
//! gallery's list would say of it, and what to put into `gallery.json`. It is a folder to send; nothing is uploaded.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};
use vitrine_base::limits::{ArchiveLimits, PICTURE_BYTES};
use vitrine_base::{PackageId, Sha256, Version, fs};
use vitrine_package::listing::{Artifact, Entry, FileRef, VersionEntry};

use crate::checking::{Found, Listed};
use crate::files::put;
use crate::naming::ending_of;
use crate::shelf::place_of;
use crate::{PublishError, is_https, picture};

/// What is put into a bundle.
#[derive(Debug, Clone, Copy)]
pub struct Bundle<'a> {
    /// The package.
    pub package: &'a Path,
    /// The name of the file or folder it was made from, for its ending.
    pub file: &'a str,
    /// Its digest.
    pub sha256: Sha256,
    /// Its bytes.
    pub size: u64,
    /// Its id.
    pub id: &'a PackageId,
    /// Its version.
    pub version: &'a Version,
    /// `any` or what it runs on.
    pub platform: &'a str,
    /// The channel.
    pub channel: &'a str,
    /// It mends a security problem.
    pub security: bool,
    /// What was read in it.
    pub found: &'a Found,
    /// What its listing would say.
    pub listed: &'a Listed,
    /// The gallery it is for, for the page that goes with it.
    pub gallery: Option<&'a str>,
}

impl Bundle<'_> {
    /// The name of the bundle's folder.
    pub fn name(&self) -> String {
        format!("{}-{}-bundle", self.id, self.version)
    }

    /// Writes the files into a folder that is there; answers their names.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write(&self, out: &Path) -> Result<Vec<String>, PublishError> {
        let ending = ending_of(self.file).unwrap_or("hpersona");
        let plus = if self.platform == "any" { String::new() } else { format!("+{}", self.platform) };
        let package = format!("{}@{}{plus}.{ending}", self.id, self.version);
        fs::copy_durable(self.package, &out.join(&package))?;
        let picture = self.picture(out)?;
        let mut files = vec![package.clone()];
        files.extend(picture.is_some().then(|| "preview.webp".to_owned()));
        let entry = self.entry(ending, picture);
        write_json(out, "entry.json", &json!(entry))?;
        write_json(out, "gallery-patch.json", &self.patch())?;
        fs::write_atomic(&out.join("README.md"), self.page(&package).as_bytes())?;
        files.extend(["entry.json", "gallery-patch.json", "README.md"].map(str::to_owned));
        Ok(files)
    }

    fn picture(&self, out: &Path) -> Result<Option<FileRef>, PublishError> {
        let Some(member) = &self.found.preview else { return Ok(None) };
        let limits = ArchiveLimits::default();
        let bytes = vitrine_package::read_member(self.package, member, PICTURE_BYTES, &limits);
        let Some(encoded) = bytes.ok().and_then(|bytes| picture::preview(&bytes).ok()) else {
            return Ok(None);
        };
        let there = put(out, "preview.webp", &encoded)?;
        Ok(Some(FileRef { path: format!("previews/{}/{}/preview.webp", self.id, self.version), ..there }))
    }

    /// The line of the gallery's list, as `docs/formats.md` §1.4 has it.
    fn entry(&self, ending: &str, picture: Option<FileRef>) -> Entry {
        let listed = self.listed;
        let place = place_of(self.found.kind, self.id, self.version, self.platform, ending);
        let artifact = Artifact {
            platform: self.platform.to_owned(),
            sha256: self.sha256,
            size: self.size,
            mirrors: vec![place],
            content: Some(self.found.content),
            table: None,
        };
        let version = VersionEntry {
            version: self.version.clone(),
            released: None,
            channel: self.channel.to_owned(),
            security: self.security,
            yanked: None,
            artifacts: vec![artifact],
            unavailable: Vec::new(),
        };
        Entry {
            id: self.id.clone(),
            kind: self.found.kind,
            name: listed.name.clone(),
            maker: listed.maker.clone(),
            summary: listed.summary.clone(),
            tags: listed.tags.clone(),
            rating: listed.rating,
            downloads: None,
            stars: None,
            licence: listed.licence.clone(),
            homepage: listed.homepage.clone().filter(|page| is_https(page)),
            picture,
            texts: listed.texts.clone().unwrap_or_default(),
            details: None,
            withdrawn: None,
            versions: vec![version],
        }
    }

    /// What goes into the keeper's `gallery.json`: only what the package does not say itself.
    fn patch(&self) -> Value {
        let listed = self.listed;
        let mut line = Map::new();
        let mut say = |key: &str, value: Option<Value>| {
            line.extend(value.map(|value| (key.to_owned(), value)));
        };
        say(
            "licence",
            listed.licence.clone().filter(|own| Some(own) != self.found.licence.as_ref()).map(Value::from),
        );
        let page = listed
            .homepage
            .clone()
            .filter(|page| is_https(page) && Some(page) != self.found.homepage.as_ref());
        say("homepage", page.map(Value::from));
        say("texts", listed.texts.clone().filter(|texts| !texts.is_empty()).map(|texts| json!(texts)));
        let descriptions = listed.descriptions.as_ref().filter(|descriptions| !descriptions.is_empty());
        say("descriptions", descriptions.map(|descriptions| json!(descriptions)));
        let mut version = Map::new();
        if self.channel != "stable" {
            version.insert("channel".into(), self.channel.into());
        }
        if !listed.changelog.is_empty() && listed.changelog != self.found.changelog {
            version.insert("changelog".into(), listed.changelog.clone().into());
        }
        if !version.is_empty() {
            say("versions", Some(json!(BTreeMap::from([(self.version.to_string(), version)]))));
        }
        let mut patch = json!({ "packages": { self.id.as_str(): line } });
        if self.security {
            patch["security"] = json!([{ "id": self.id, "version": self.version }]);
        }
        patch
    }

    /// Words that only the package itself can carry into a gallery that is built of a folder.
    pub fn words_over(&self) -> Vec<&'static str> {
        let (listed, found) = (self.listed, self.found);
        let differs = [
            ("name", listed.name != found.name),
            ("summary", listed.summary != found.summary),
            ("description", listed.description != found.description),
            ("tags", listed.tags != found.tags),
            ("content rating", listed.rating != found.rating),
        ];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(word, _)| word).collect()
    }

    fn page(&self, package: &str) -> String {
        let gallery = self.gallery.unwrap_or("a gallery");
        let (name, version, sha256, size) = (&self.listed.name, self.version, self.sha256, self.size);
        let over = match self.words_over().as_slice() {
            [] => String::new(),
            words => format!(
                "\nThe maker wrote other words than the package says itself ({}). `gallery build` takes the package's; \
                 `entry.json` has the maker's.\n",
                words.join(", ")
            ),
        };
        format!(
            "# {name} {version}, to send to its maintainer\n\n\
             This bundle is for the maintainer of {gallery}. It was made on a maker's computer with Vitrine; nothing was \
             uploaded, and nobody but its maker has looked at it. Check it as you check everything.\n\n\
             | file | what to do with it |\n|---|---|\n\
             | `{package}` | put it into your folder of packages |\n\
             | `gallery-patch.json` | merge it into the `gallery.json` beside your packages |\n\
             | `entry.json` | what your list will say of it, to compare; a registry patch for those who write lists by \
             hand |\n\
             | `preview.webp` | its picture, as `gallery build` makes it of the package |\n{over}\n\
             Then build:\n\n```sh\nvitrine inspect {package}\nvitrine gallery build my-packages public\n```\n\n\
             The package has {size} bytes and the SHA-256 `{sha256}`. Compare it with what its maker tells you on \
             another way.\n"
        )
    }
}

fn write_json(out: &Path, name: &str, value: &Value) -> Result<(), PublishError> {
    let mut text = serde_json::to_vec_pretty(value).map_err(std::io::Error::other)?;
    text.push(b'\n');
    Ok(fs::write_atomic(&out.join(name), &text)?)
}
