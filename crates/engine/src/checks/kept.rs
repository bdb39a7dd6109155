//! What looking for updates remembers from one start to the next: a handful of facts in `personal.db`, each replaced
//! in place. Several processes write them: each fact has its own row, so that none undoes what another just wrote.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use vitrine_api::types::{HeldBack, Notice, PackageRef};
use vitrine_base::Timestamp;
use vitrine_library::{LibraryError, Personal};

/// Notices of other rooms that wait to be told; more are of no use to anybody.
const POSTED: usize = 20;

/// Everything remembered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    /// The lot of this home, drawn once.
    pub seed: u64,
    /// When was looked.
    pub look: Look,
    /// A pause of the person's.
    pub pause: Option<Pause>,
    /// How each gallery answered; those of galleries that are gone are forgotten.
    pub galleries: BTreeMap<String, Tried>,
    /// What was told.
    pub told: Told,
    /// Why a look that is due is held back, and since when.
    pub held: Option<Held>,
    /// What other rooms want to have told.
    pub posted: Vec<Notice>,
}

/// When was looked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Look {
    /// At all galleries, by the clock of that moment.
    pub at: Option<Timestamp>,
    /// At some gallery.
    pub some: Option<Timestamp>,
    /// The person asked for it and has not been told.
    pub asked: bool,
    /// [`Look::at`] lies in the future: the clock was set back. The first moment at which that was seen.
    pub odd_since: Option<Timestamp>,
}

/// A pause of the person's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// When they asked for it.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

/// How a gallery answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Tried {
    /// When it was last in step.
    pub good: Option<Timestamp>,
    /// Failures since.
    pub failures: u32,
    /// When the first of them was.
    pub since: Option<Timestamp>,
    /// When it is tried again before the others.
    pub next: Option<Timestamp>,
}

/// Why a look that is due is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The reason.
    pub why: HeldBack,
    /// Since when.
    pub since: Timestamp,
}

/// What was told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Told {
    /// Anything.
    pub last: Option<Timestamp>,
    /// Updates, security ones among them.
    pub security: Option<Timestamp>,
    /// Updates of any kind.
    pub updates: Option<Timestamp>,
    /// Galleries that could not be looked at.
    pub trouble: Option<Timestamp>,
    /// Installed packages that are taken down now and were told about; a malicious one is marked.
    pub withdrawn: BTreeSet<String>,
    /// What was installed by itself and not told so far: how many, and the first names.
    pub installed: (u32, Vec<String>),
    /// The notice that stands on the desktop, as far as is known.
    pub shown: Option<Shown>,
}

/// A notice that stands on the desktop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Shown {
    /// Of updates.
    Updates,
    /// Of galleries that could not be looked at.
    Trouble,
    /// Of a package that was taken down.
    Withdrawn(PackageRef),
}

impl Kept {
    /// Reads what is remembered; what cannot be read is as if it had never been.
    ///
    /// # Errors
    /// When the database cannot be read or, on the first start of a home, written.
    pub fn load(personal: &Personal) -> Result<Self, LibraryError> {
        Ok(Self {
            seed: seed(personal)?,
            look: read(personal, "checks.look")?,
            pause: read(personal, "checks.pause")?,
            galleries: read(personal, "checks.galleries")?,
            told: read(personal, "checks.told")?,
            held: read(personal, "checks.held")?,
            posted: read(personal, "checks.posted")?,
        })
    }

    /// Writes what is not as it was.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn save(&self, before: &Self, personal: &Personal) -> Result<(), LibraryError> {
        write(personal, "checks.look", &self.look, &before.look)?;
        write(personal, "checks.pause", &self.pause, &before.pause)?;
        write(personal, "checks.galleries", &self.galleries, &before.galleries)?;
        write(personal, "checks.told", &self.told, &before.told)?;
        write(personal, "checks.held", &self.held, &before.held)?;
        write(personal, "checks.posted", &self.posted, &before.posted)
    }

    /// Adds a notice of another room; the newest are kept.
    pub(super) fn post(&mut self, notice: Notice) {
        if !self.posted.contains(&notice) {
            self.posted.push(notice);
        }
        let more = self.posted.len().saturating_sub(POSTED);
        self.posted.drain(..more);
    }
}

/// The lot of this home, drawn on its first start.
fn seed(personal: &Personal) -> Result<u64, LibraryError> {
    const NAME: &str = "checks.seed";
    if let Some(seed) = personal.fact(NAME)?.and_then(|text| text.parse().ok()) {
        return Ok(seed);
    }
    let seed: u64 = rand::random();
    personal.set_fact(NAME, Some(&seed.to_string()))?;
    Ok(seed)
}

fn read<T: DeserializeOwned + Default>(personal: &Personal, name: &str) -> Result<T, LibraryError> {
    let text = personal.fact(name)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

fn write<T: Serialize + PartialEq>(
    personal: &Personal,
    name: &str,
    value: &T,
    before: &T,
) -> Result<(), LibraryError> {
    if value == before {
        return Ok(());
    }
    // What is kept is plain data; were it ever not, it is forgotten rather than told wrongly.
    personal.set_fact(name, serde_json::to_string(value).ok().as_deref())
}
