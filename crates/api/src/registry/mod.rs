//! The words on the wire between a registry and its clients (its web page, the window, the terminal, other programs):
//! the bodies of `/api/v1`. Keys are camelCase, times milliseconds since 1970, digests 64 hex digits, missing things
//! `null`. `ui/src/backend/gen/registry.ts` is made from here.

mod account;
mod care;
mod collections;
mod difference;
mod factors;
mod found;
mod jobs;
mod moderation;
mod names;
mod notices;
mod packages;
mod people;
mod ratings;
mod reports;
mod sign_in;
mod stats;
mod submissions;
mod tokens;

pub use account::*;
pub use care::*;
pub use collections::*;
pub use difference::*;
pub use factors::*;
pub use found::*;
pub use jobs::*;
pub use moderation::*;
pub use names::*;
pub use notices::*;
pub use packages::*;
pub use people::*;
pub use ratings::*;
pub use reports::*;
pub use sign_in::*;
pub use stats::*;
pub use submissions::*;
pub use tokens::*;

pub(crate) fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
    account::visit(visitor);
    care::visit(visitor);
    collections::visit(visitor);
    factors::visit(visitor);
    jobs::visit(visitor);
    moderation::visit(visitor);
    names::visit(visitor);
    notices::visit(visitor);
    packages::visit(visitor);
    people::visit(visitor);
    ratings::visit(visitor);
    reports::visit(visitor);
    sign_in::visit(visitor);
    stats::visit(visitor);
    submissions::visit(visitor);
    tokens::visit(visitor);
}
