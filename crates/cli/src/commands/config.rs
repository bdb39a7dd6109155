//! `vitrine config`: the settings of a registry, and where each came from.

use clap::{Args, Subcommand};
use serde_json::json;

use super::settings::Settings;
use super::{Ended, Report};
use crate::output::{Align, Span, Style, Table};
use crate::session::Session;

/// Show the settings of a registry
#[derive(Debug, Subcommand)]
#[command(after_help = "Example:
  vitrine config show --data my-registry")]
pub(crate) enum Command {
    Show(Show),
}

impl Command {
    pub(crate) fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Show(command) => command.run(session),
        }
    }
}

/// Show every setting of a registry and where its value came from
#[derive(Debug, Args)]
#[command(
    after_help = "Options go over the environment, the environment over vitrine.toml. Passwords are dots.
docs/registry-settings.md explains every setting.

Examples:
  vitrine config show --data my-registry
  vitrine config show --data my-registry --json"
)]
pub(crate) struct Show {
    #[command(flatten)]
    settings: Settings,
}

impl Show {
    fn run(self, session: &mut Session) -> Ended {
        let loaded = self.settings.load()?;
        let mut table =
            Table::new(&[("SETTING", Align::Left), ("VALUE", Align::Left), ("FROM", Align::Left)]);
        for origin in &loaded.origins {
            let from = origin.from.to_string();
            let style = if from == "default" { Style::Faint } else { Style::Plain };
            table.row([
                Span::new(Style::Strong, origin.key),
                Span::new(style, origin.value.clone()),
                Span::new(style, from),
            ]);
        }
        table.print(&session.out, 0);
        Ok(Report::done(json!({
            "file": loaded.file.as_ref().map(|file| file.display().to_string()),
            "settings": loaded.origins.iter().map(|origin| json!({
                "key": origin.key, "value": origin.value, "from": origin.from.to_string(),
            })).collect::<Vec<_>>(),
        })))
    }
}
