//! Stars, reviews, votes, answers, and the one number they make. Who rates is an account or, where the operator allows
//! it, a device key; each has one rating of a package and may change it. [`stars`] is the number, [`order`] what comes
//! first, [`device`] what a device signs.

pub mod device;
pub mod list;
mod moderate;
pub mod order;
pub mod stars;
mod words;
mod write;

use vitrine_base::PackageId;

use crate::RegistryError;
use crate::store::UnitOfWork;

pub use moderate::{answer, forget_account, hide, show, take_answer_back, vote};
pub use write::{Opinion, Speaker, rate, remove};

/// Counts the stars of a package anew and writes the numbers, in the transaction that changed them.
///
/// # Errors
/// When the engine refuses.
pub fn recount(unit: &dyn UnitOfWork, package: &PackageId) -> Result<(), RegistryError> {
    let numbers = stars::Numbers::of(unit.rating_histogram(package)?);
    let score = (numbers.count() > 0).then_some(numbers.score);
    unit.set_package_stars(package, score, numbers.shown(), numbers.count())
}
