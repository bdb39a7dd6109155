//! What a person finds without searching, and keeps: the editorial front of Explore, collections, favourites, the plan
//! for several packages at once, and the library as a file (docs/library-file.md).

mod document;
mod exporting;
mod favourites;
mod front;
mod importing;
mod lists;
mod previewing;
mod several;

pub(crate) use favourites::Cards;
