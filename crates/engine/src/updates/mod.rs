//! Updates: what could be updated and what is held back, the person's rules and policies, jobs for several packages,
//! bytes fetched ahead, and the history of what happened with the way back.

mod decisions;
mod held;
mod history;
mod plan;
mod policies;
mod rows;
mod rules;
mod several;
mod undo;
mod weigh;

pub(crate) use decisions::Decisions;
pub(crate) use held::Offered;
pub(crate) use history::Happened;
pub use policies::PolicyOutcome;
pub use rows::Ready;
pub(crate) use several::Work;
pub(crate) use weigh::Weighed;
