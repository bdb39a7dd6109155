//! Updates: what could be updated and what is held back, the person's rules, jobs for several packages, and the
//! history of what happened.

mod several;
