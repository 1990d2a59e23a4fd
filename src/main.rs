//! The program; see [`onrecord::cli`].

fn main() -> std::process::ExitCode {
    onrecord::cli::run()
}
