//! The settings of a registry as options: one for each line of the registry's own table, so that an option, its
//! variable and its line in `vitrine.toml` can never differ.

use std::fmt;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use vitrine_registry::config::{self, Loaded, SETTINGS, Setting, Sort};

use crate::error::CliError;

/// Settings as they were typed.
#[derive(Clone, Default)]
pub(crate) struct Settings {
    typed: Vec<(String, String)>,
    file: Option<PathBuf>,
}

impl fmt::Debug for Settings {
    /// Names only: a value may be a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.typed.iter().map(|(key, _)| key)).finish()
    }
}

fn option(setting: &'static Setting) -> Arg {
    let option = Arg::new(setting.key)
        .long(setting.key)
        .value_name(setting.value)
        .help(format!("{} [env: {}]", setting.about, config::environment_name(setting.key)))
        .help_heading("Settings")
        .action(ArgAction::Set);
    match setting.sort {
        Sort::Switch => option.num_args(0..=1).default_missing_value("true"),
        _ => option,
    }
}

fn file() -> Arg {
    Arg::new("config")
        .long("config")
        .value_name("FILE")
        .value_parser(clap::value_parser!(PathBuf))
        .help("The file of settings; without it, vitrine.toml in the data folder")
        .help_heading("Settings")
}

impl Args for Settings {
    fn augment_args(command: Command) -> Command {
        SETTINGS.iter().fold(command, |command, setting| command.arg(option(setting))).arg(file())
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Settings {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut settings = Self::default();
        settings.update_from_arg_matches(matches)?;
        Ok(settings)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.file = matches.get_one::<PathBuf>("config").cloned();
        let typed = SETTINGS.iter().filter_map(|setting| {
            let value = matches.try_get_one::<String>(setting.key).ok()??;
            Some((setting.key.to_owned(), value.clone()))
        });
        self.typed = typed.collect();
        Ok(())
    }
}

impl Settings {
    /// Puts options, environment and file together.
    pub(crate) fn load(&self) -> Result<Loaded, CliError> {
        load(&self.typed, self.file.as_deref())
    }
}

fn load(typed: &[(String, String)], file: Option<&std::path::Path>) -> Result<Loaded, CliError> {
    Ok(config::load(typed, |name| std::env::var(name).ok(), file)?)
}

/// Which registry a command is about.
#[derive(Debug, Clone, Args)]
pub(crate) struct Which {
    /// The folder of the registry [env: VITRINE_DATA]
    #[arg(long, value_name = "DIR")]
    data: Option<String>,
    /// The file of settings; without it, vitrine.toml in the data folder
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Which {
    /// Its settings.
    pub(crate) fn load(&self) -> Result<Loaded, CliError> {
        let typed: Vec<_> = self.data.iter().map(|data| ("data".to_owned(), data.clone())).collect();
        load(&typed, self.config.as_deref())
    }
}
