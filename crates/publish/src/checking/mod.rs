//! The checks of a submission that need nothing but the package and what its maker wrote: a registry runs them on what is
//! handed in, and a maker's own computer before that, so that both come to the same verdicts with the same codes. What
//! needs a registry's store (names, duplicates, malware, the operator's own check) stays there.

mod difference;
mod fields;
mod found;
mod identity;
mod licence;
mod mending;
mod metadata;
mod outcome;
mod package;
mod picture;
mod spdx;
mod words;

pub use difference::{Change, Difference, Published, PublishedWords, difference, is_dangerous};
pub use fields::Fields;
pub use found::{Found, Listed, listed};
pub use identity::{Unfit, capital, read_id, read_platform, read_version};
pub use licence::{licence_fault, licence_outcome};
pub use mending::{Mending, mending};
pub use metadata::{TEXT_LETTERS, listing_outcome, rating_fault};
pub use outcome::{Outcome, Verdict};
pub use package::{look, look_on, package_outcomes, refused_outcome};
pub use picture::{Picture, look_at_picture, picture_outcome};
pub use words::is_unseen;

use vitrine_base::Said;

/// The gate: structure, paths, sizes, what the kind requires.
pub const ARCHIVE: &str = "archive";
/// What looking through the package noticed.
pub const INSPECTION: &str = "inspection";
/// Id, version, name, summary, tags, …
pub const METADATA: &str = "metadata";
/// The picture.
pub const PICTURE: &str = "picture";
/// The licence.
pub const LICENCE: &str = "licence";

/// Every check that needs no server, in the order a registry runs them: the verdicts on the package (`looked`), on what a
/// listing would say, and on its licence. `published` is what the gallery says of the package already.
pub fn all(
    found: &Found,
    picture: Option<&Picture>,
    fields: &Fields,
    published: Option<&PublishedWords<'_>>,
) -> Vec<(&'static str, Outcome)> {
    let listed = listed(fields, found, published.and_then(|said| said.licence.map(str::to_owned)));
    let mut faults = Vec::new();
    let id = kept(read_id(fields, Some(found)), &mut faults);
    let version = kept(read_version(fields, Some(found)), &mut faults);
    kept(read_platform(fields, Some(found)), &mut faults);
    faults.extend(rating_fault(fields, found));
    let update = published.is_some();
    let mut outcomes = package_outcomes(found, picture);
    outcomes
        .push((METADATA, listing_outcome(&listed, found, &faults, id.as_ref(), version.as_ref(), update)));
    outcomes.push((LICENCE, licence_outcome(listed.licence.as_deref(), found.licence.as_deref(), update)));
    outcomes
}

fn kept<T>(read: Result<Option<T>, Unfit>, faults: &mut Vec<Said>) -> Option<T> {
    match read {
        Ok(value) => value,
        Err(unfit) => {
            faults.push(unfit.into());
            None
        }
    }
}
