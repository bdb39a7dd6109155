//! `vitrine favourites`: what was marked, and marking it.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::{FavouriteRow, SetFavourite};

use super::{Ended, Report};
use crate::output::{Align, Span, Style, Table};
use crate::session::Session;

/// List your favourites, or change them
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vitrine favourites
  vitrine favourites --add athena_quill
  vitrine favourites --remove demo/athena_quill")]
pub(crate) struct Favourites {
    /// Mark this package
    #[arg(long, value_name = "ID", conflicts_with = "remove")]
    add: Option<String>,
    /// Take the mark off this package
    #[arg(long, value_name = "ID")]
    remove: Option<String>,
}

impl Favourites {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        if let Some(text) = &self.add {
            let (package, _) = gallery.resolve(text)?;
            gallery.set_favourite(SetFavourite { package, favourite: true }).await?;
        }
        if let Some(text) = &self.remove {
            let marked = gallery.favourites(()).await?;
            // What no gallery lists any more can be taken off all the same.
            let named = |row: &&FavouriteRow| {
                row.package.id == *text || format!("{}/{}", row.package.source, row.package.id) == *text
            };
            let package = match marked.iter().find(named) {
                Some(row) => row.package.clone(),
                None => gallery.resolve(text)?.0,
            };
            gallery.set_favourite(SetFavourite { package, favourite: false }).await?;
        }
        let rows = gallery.favourites(()).await?;
        if rows.is_empty() {
            session.out.line(&["There are no favourites.".into()]);
        } else {
            table(&rows).print(&session.out, 0);
        }
        Ok(Report::done(json!({ "favourites": rows })))
    }
}

fn table(rows: &[FavouriteRow]) -> Table {
    let columns = ["ID", "NAME", "SOURCE", "REMARKS"];
    let mut table = Table::new(&columns.map(|name| (name, Align::Left)));
    for row in rows {
        table.row([
            Span::new(Style::Strong, row.package.id.as_str()),
            row.name.as_str().into(),
            row.package.source.as_str().into(),
            row.missing.as_deref().unwrap_or_default().into(),
        ]);
    }
    table
}
