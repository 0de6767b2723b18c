//! Starts programs as they stand, one after the other, or many in one process where starting is slow:
//! what runs is the file that is copied, unchanged.

mod compiled;
mod jvm;
mod scripts;

use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use keyglass_core::snippet::Client;

use super::{
    Server,
    case::{self, Case, ENVIRONMENT},
    matrix::{Counts, Row},
    operations,
};

/// Runs programs, each in a folder of its own, and answers for each whether it ended well.
pub(crate) type Runner = fn(&Path, &[Job]) -> Vec<Ended>;

/// A program to run.
pub(crate) struct Job {
    /// The first segment of its request's path, and the name of its folder.
    pub(crate) name: String,
    pub(crate) file: PathBuf,
    case: Case,
    program: String,
}

/// How a program ended.
#[derive(Clone)]
pub(crate) struct Ended {
    pub(crate) well: bool,
    pub(crate) said: String,
}

/// The runner of a client, or why it has none.
fn runner(client: Client) -> Result<Runner, &'static str> {
    Ok(match client {
        Client::Curl => scripts::pasted,
        Client::Wget => scripts::bash,
        Client::Httpie => scripts::httpie,
        Client::Requests | Client::PythonHttpClient | Client::Httpx => scripts::python,
        Client::Fetch | Client::Axios => scripts::node,
        Client::PhpCurl | Client::Guzzle => scripts::php,
        Client::RubyNetHttp | Client::Faraday => scripts::ruby,
        Client::JavaNetHttp => jvm::java,
        Client::HttpClient => compiled::mono,
        Client::GoNetHttp => compiled::go,
        Client::Reqwest => compiled::rust,
        Client::RestSharp => return Err("no package of Debian has RestSharp"),
        Client::Unirest => return Err("Debian has Unirest 1.4, which is another API"),
        Client::PowerShell => return Err("no package of Debian has PowerShell"),
        Client::OkHttp => return Err("Debian has OkHttp 3.13, and this is for 4 and later"),
        Client::UrlSession => return Err("no package of Debian has Swift"),
    })
}

/// Runs all that there is for a client.
pub(crate) fn row(client: Client) -> Row {
    let run = match runner(client) {
        Ok(run) => run,
        Err(why) => return Row::NotRun(why),
    };
    let started = Instant::now();
    let server = Server::start();
    let folder = folder(client);
    let mut counts = Counts::default();
    let mut jobs = Jobs {
        client,
        host: server.address.to_string(),
        folder: &folder,
        jobs: Vec::new(),
    };
    for case in operations::cases() {
        jobs.add_or_refuse(case, &mut counts);
    }
    for value in case::values() {
        // What is refused is refused alone; all the others travel together.
        let (sent, refused): (Vec<_>, Vec<_>) = case::columns(&value)
            .into_iter()
            .partition(|column| jobs.program(&case::hostile(&value, &[*column])).is_some());
        refused
            .into_iter()
            .for_each(|column| counts.refused(column));
        jobs.add_or_refuse(case::hostile(&value, &sent), &mut counts);
    }
    for case in case::beside_secrets() {
        jobs.add_or_refuse(case, &mut counts);
    }
    let jobs_that_end_well = jobs.jobs.len();
    for case in operations::errors(client) {
        jobs.add_or_refuse(case, &mut counts);
    }
    let jobs = jobs.jobs;
    let (well, badly) = jobs.split_at(jobs_that_end_well);
    let mut ended = run(&folder, well);
    // These may end the whole process that runs them.
    for job in badly {
        ended.extend(run(&folder, std::slice::from_ref(job)));
    }
    for (job, ended) in jobs.iter().zip(&ended) {
        judge(job, ended, &server, &mut counts);
    }
    if jobs.len() != ended.len() {
        counts.faults.push("not every program was run".to_owned());
    }
    println!(
        "{client:?}: {} programs in {:?}",
        jobs.len(),
        started.elapsed()
    );
    Row::Run(counts)
}

fn judge(job: &Job, ended: &Ended, server: &Server, counts: &mut Counts) {
    let asked = &job.case.asked;
    let mut faults = asked.faults(&job.name, &server.received(&job.name));
    if ended.well == asked.fails {
        let how = if ended.well { "well" } else { "badly" };
        let fault = format!("ended {how}: {}", ended.said);
        faults.extend(
            job.case
                .columns
                .iter()
                .map(|column| (*column, fault.clone())),
        );
    }
    for column in &job.case.columns {
        match faults.iter().find(|fault| fault.0 == *column) {
            None => counts.exact(*column),
            Some((_, fault)) => {
                let program: String = job.program.chars().take(900).collect();
                counts.fault(
                    *column,
                    format!("{fault}, {}, from\n{program}\n", ended.said),
                );
            }
        }
    }
}

struct Jobs<'a> {
    client: Client,
    host: String,
    folder: &'a Path,
    jobs: Vec<Job>,
}

impl Jobs<'_> {
    fn add_or_refuse(&mut self, case: Case, counts: &mut Counts) {
        if !self.add(&case) {
            case.columns
                .iter()
                .for_each(|column| counts.refused(*column));
        }
    }

    /// Writes the program of a case; `false` when it is refused.
    fn add(&mut self, case: &Case) -> bool {
        let Some(program) = self.program(case) else {
            return false;
        };
        let name = self.next_name();
        let folder = self.folder.join(&name);
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join(self.client.file_name());
        fs::write(&file, &program).expect("written");
        self.jobs.push(Job {
            name,
            file,
            case: case.clone(),
            program,
        });
        true
    }

    fn program(&self, case: &Case) -> Option<String> {
        match case
            .asked
            .program(self.client, &self.host, &self.next_name())
        {
            Ok(program) => Some(program),
            Err(reason) => {
                assert!(reason.ends_with('.'), "{reason}");
                None
            }
        }
    }

    fn next_name(&self) -> String {
        format!("j{}", self.jobs.len())
    }
}

/// An empty folder for a client's programs, in the target folder.
fn folder(client: Client) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("snippets/{client:?}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("it can be emptied");
    }
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Where Node's and Python's packages are.
fn sdks() -> PathBuf {
    env::var_os("KEYGLASS_SDKS").expect("it was checked").into()
}

/// Runs one command after the other.
fn each(jobs: &[Job], command: impl Fn(&Job) -> Command) -> Vec<Ended> {
    jobs.iter()
        .map(|job| end(command(job), &job.file, 120))
        .collect()
}

/// Runs a command to its end, or until its time is over. What it says is kept beside `file`.
fn end(mut command: Command, file: &Path, seconds: u64) -> Ended {
    let program = command.get_program().to_string_lossy().into_owned();
    let said = file.with_extension("said");
    let output = File::create(&said).expect("a file");
    command
        .envs(ENVIRONMENT)
        .env("HOME", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::null())
        .stderr(output.try_clone().expect("a handle"))
        .stdout(output);
    let mut child = command
        .spawn()
        .unwrap_or_else(|error| panic!("{program} must be installed: {error}"));
    let until = Instant::now() + Duration::from_secs(seconds);
    let well = loop {
        if let Some(status) = child.try_wait().expect("it is a child") {
            break status.success();
        }
        if Instant::now() > until {
            child.kill().expect("it can be ended");
            child.wait().expect("it ends");
            break false;
        }
        thread::sleep(Duration::from_millis(3));
    };
    let said = fs::read(&said).unwrap_or_default();
    let said = String::from_utf8_lossy(&said);
    let last = said.chars().count().saturating_sub(300);
    Ended {
        well,
        said: said.trim().chars().skip(last).collect(),
    }
}

/// Runs many programs in one process, which writes a line for each: nothing when it ended well, or else
/// what it said.
fn batch(
    mut command: Command,
    folder: &Path,
    jobs: &[Job],
    arguments: Vec<OsString>,
) -> Vec<Ended> {
    let results = folder.join("results");
    command.arg(&results).args(arguments);
    let ended = end(command, &folder.join("batch"), 900);
    let text = fs::read_to_string(&results).unwrap_or_default();
    let mut lines = text.lines();
    let result = |_: &Job| match lines.next() {
        Some(line) => Ended {
            well: line.is_empty(),
            said: line.to_owned(),
        },
        None => ended.clone(),
    };
    jobs.iter().map(result).collect()
}

/// The files of programs.
fn files(jobs: &[Job]) -> Vec<OsString> {
    jobs.iter().map(|job| job.file.clone().into()).collect()
}
