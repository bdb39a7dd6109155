//! `vitrine search`: the catalogue, as Explore shows it.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::{BrowsePage, BrowseQuery, Card, Kind, Sort};
use vitrine_engine::Gallery;

use super::{Ended, Report};
use crate::error::CliError;
use crate::output::{Align, Span, Style, Table};
use crate::session::Session;
use crate::words;

/// Rows the catalogue gives at once.
const PAGE: u32 = 50;

/// Search the galleries you have added
#[derive(Debug, Args)]
#[command(after_help = "Typos are forgiven. Without words everything is listed, most popular first.

Examples:
  vitrine search essay
  vitrine search --tag writing --sort newest --limit 5
  vitrine search nora --json")]
pub(crate) struct Search {
    /// What to look for
    words: Vec<String>,
    /// Only this kind; may be given several times
    #[arg(long, value_parser = PossibleValuesParser::new(words::KINDS).map(|word| words::kind_of(&word)))]
    kind: Vec<Kind>,
    /// Only with this tag; given several times, with all of them
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// Only from this source; may be given several times
    #[arg(long, value_name = "NAME")]
    source: Vec<String>,
    /// Show mature and adult listings too, whatever the settings say
    #[arg(long)]
    mature: bool,
    /// Leave out what is installed
    #[arg(long)]
    hide_installed: bool,
    /// The order
    #[arg(long, default_value = "relevance",
          value_parser = PossibleValuesParser::new(words::SORTS).map(|word| words::sort_of(&word)))]
    sort: Sort,
    /// How many to show
    #[arg(long, default_value_t = 20, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    limit: u32,
    /// How many to skip
    #[arg(long, default_value_t = 0, value_name = "N")]
    offset: u32,
}

impl Search {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        for name in &self.source {
            crate::session::source(&gallery, name).await?;
        }
        let page = self.pages(&gallery).await?;
        self.print(session, &gallery, &page).await?;
        Ok(Report::done(json!(page)))
    }

    /// As many pages as the limit asks for, as one.
    async fn pages(&self, gallery: &Gallery) -> Result<BrowsePage, CliError> {
        let mut whole = gallery.browse(self.query(self.offset, self.limit.min(PAGE))).await?;
        let mut asked = self.limit.min(PAGE);
        while asked < self.limit && whole.cards.len() as u32 == asked {
            let wanted = (self.limit - asked).min(PAGE);
            let page = gallery.browse(self.query(self.offset.saturating_add(asked), wanted)).await?;
            whole.cards.extend(page.cards);
            asked += wanted;
        }
        Ok(whole)
    }

    fn query(&self, offset: u32, limit: u32) -> BrowseQuery {
        BrowseQuery {
            text: self.words.join(" "),
            kinds: self.kind.clone(),
            tags: self.tag.clone(),
            sources: self.source.clone(),
            ratings: Vec::new(),
            include_mature: self.mature,
            hide_installed: self.hide_installed,
            favourites: false,
            sort: self.sort,
            offset,
            limit,
        }
    }

    async fn print(&self, session: &Session, gallery: &Gallery, page: &BrowsePage) -> Result<(), CliError> {
        if page.cards.is_empty() {
            let none_added = gallery.sources(()).await?.is_empty();
            session.out.line(&["Nothing found.".into()]);
            if none_added {
                session.out.note(
                    "No gallery has been added yet: `vitrine sources add URL_OR_FOLDER`, or `vitrine demo`.",
                );
            }
            return Ok(());
        }
        if let Some(corrected) = &page.corrected {
            session.out.note(&format!("Searched for “{corrected}”."));
        }
        table(&page.cards).print(&session.out, 0);
        self.print_rest(session, page);
        Ok(())
    }

    fn print_rest(&self, session: &Session, page: &BrowsePage) {
        let shown = self.offset as usize + page.cards.len();
        if (page.total as usize) > shown {
            let more = if page.total_is_capped { "more than " } else { "" };
            session.out.note(&format!(
                "{shown} of {more}{} shown; --offset {shown} shows the next, --limit changes how many.",
                page.total
            ));
        }
    }
}

fn table(cards: &[Card]) -> Table {
    let mut table = Table::new(&[
        ("ID", Align::Left),
        ("NAME", Align::Left),
        ("VERSION", Align::Left),
        ("KIND", Align::Left),
        ("SIZE", Align::Right),
        ("TRUST", Align::Left),
        ("SOURCE", Align::Left),
        ("STATE", Align::Left),
        ("SUMMARY", Align::Left),
    ]);
    for card in cards {
        table.row([
            Span::new(Style::Strong, card.package.id.as_str()),
            card.name.as_str().into(),
            card.version.as_str().into(),
            words::kind(card.kind).into(),
            card.size.map(words::size).unwrap_or_default().into(),
            trust_span(card.trust),
            card.package.source.as_str().into(),
            words::state(&card.state).into(),
            Span::new(Style::Faint, card.summary.as_str()),
        ]);
    }
    table
}

/// The word for a level of trust, in its colour; the word alone says it too.
pub(super) fn trust_span(trust: vitrine_api::types::Trust) -> Span {
    use vitrine_api::types::Trust;
    let style = match trust {
        Trust::Signed => Style::Good,
        Trust::Listed => Style::Plain,
        Trust::Stale | Trust::Unverified => Style::Caution,
    };
    Span::new(style, words::trust(trust))
}
