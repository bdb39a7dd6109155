//! The words on the wire between a registry and its clients (its web page, the window, the terminal, other programs):
//! the bodies of `/api/v1`. Keys are camelCase, times milliseconds since 1970, digests 64 hex digits, missing things
//! `null`. `ui/src/backend/gen/registry.ts` is made from here.

mod account;
mod care;
mod collections;
mod jobs;
mod notices;
mod packages;
mod ratings;
mod stats;
mod submissions;

pub use account::*;
pub use care::*;
pub use collections::*;
pub use jobs::*;
pub use notices::*;
pub use packages::*;
pub use ratings::*;
pub use stats::*;
pub use submissions::*;

pub(crate) fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
    account::visit(visitor);
    collections::visit(visitor);
    care::visit(visitor);
    jobs::visit(visitor);
    notices::visit(visitor);
    packages::visit(visitor);
    ratings::visit(visitor);
    stats::visit(visitor);
    submissions::visit(visitor);
}
