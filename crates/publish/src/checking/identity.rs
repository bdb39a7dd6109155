//! Which version of which package for which platform something is: the maker's fields over what the package says.

use vitrine_base::Said;
use vitrine_base::{PackageId, Version};
use vitrine_package::Platform;

use super::{Fields, Found};

/// Why an id, a version or a platform will not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// Stable, dotted.
    pub code: &'static str,
    /// The field it is about.
    pub field: &'static str,
    /// One sentence.
    pub sentence: String,
}

impl From<Unfit> for Said {
    fn from(unfit: Unfit) -> Self {
        Self::coded(unfit.code, unfit.sentence)
    }
}

fn said<'a>(field: Option<&'a String>, found: Option<&'a String>) -> Option<&'a str> {
    let text = |text: &'a String| Some(text.trim()).filter(|text| !text.is_empty());
    field.and_then(text).or_else(|| found.and_then(text))
}

/// The text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The id; `None` while the package was not looked into and no field says it.
///
/// # Errors
/// When it is missing or not one.
pub fn read_id(fields: &Fields, found: Option<&Found>) -> Result<Option<PackageId>, Unfit> {
    let unfit = |code, sentence| Unfit { code, field: "id", sentence };
    match said(fields.id.as_ref(), found.and_then(|found| found.id.as_ref())).map(PackageId::new) {
        Some(Ok(id)) => Ok(Some(id)),
        Some(Err(error)) => Err(unfit("submission.id", capital(&format!("{error}.")))),
        None if found.is_some() => {
            let sentence = "The package says no id: choose one, of letters, digits, “_”, “-” and “.”.";
            Err(unfit("submission.id_missing", sentence.into()))
        }
        None => Ok(None),
    }
}

/// The version; `None` as for [`read_id`].
///
/// # Errors
/// When it is missing or not one.
pub fn read_version(fields: &Fields, found: Option<&Found>) -> Result<Option<Version>, Unfit> {
    let unfit = |code, sentence| Unfit { code, field: "version", sentence };
    match said(fields.version.as_ref(), found.and_then(|found| found.version.as_ref())).map(Version::new) {
        Some(Ok(version)) => Ok(Some(version)),
        Some(Err(error)) => Err(unfit("submission.version", capital(&format!("{error}.")))),
        None if found.is_some() => {
            let sentence = "The package says no version: choose one, “1.0.0” for the first.";
            Err(unfit("submission.version_missing", sentence.into()))
        }
        None => Ok(None),
    }
}

/// The platform, `any` when nothing says one; `None` as for [`read_id`].
///
/// # Errors
/// When it is not one.
pub fn read_platform(fields: &Fields, found: Option<&Found>) -> Result<Option<String>, Unfit> {
    let own = found.and_then(|found| found.platform).map(|platform| platform.to_string());
    match said(fields.platform.as_ref(), own.as_ref()).map(str::parse::<Platform>) {
        Some(Ok(platform)) => Ok(Some(platform.to_string())),
        Some(Err(error)) => Err(Unfit {
            code: "submission.platform",
            field: "platform",
            sentence: capital(&format!("{error}.")),
        }),
        None if found.is_some() => Ok(Some("any".into())),
        None => Ok(None),
    }
}
