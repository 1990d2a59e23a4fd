//! Options that tell how articles are read, the same for every command.

use clap::Args;
use jiff::civil::Date;

use crate::Options;
use crate::source::Form;

#[derive(Clone, Debug, Args)]
pub struct Input {
    /// Day of publication (YYYY-MM-DD)
    #[arg(long, value_parser = date)]
    pub date: Option<Date>,
    /// Format of the input; told by its content where not given
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub from: Option<Form>,
}

impl Input {
    /// What of this the analysis needs to know.
    pub fn options(&self) -> Options {
        Options { date: self.date }
    }
}

fn date(input: &str) -> Result<Date, String> {
    input.parse().map_err(|_| "no date: write it as 2017-03-03".to_owned())
}
