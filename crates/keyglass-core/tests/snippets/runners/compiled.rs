//! Languages that compile: all programs at once, or each beside a runner.

use std::{env, fs, path::Path, process::Command};

use super::{Ended, Job, batch, each, end};

/// One in so many is built alone, as it stands; the others together.
const ALONE: usize = 16;

/// Each program in a namespace of its own, its text as it stands. Mono's compiler takes no asynchronous
/// `Main` for an entry, so that one of the runner's calls them.
pub(super) fn mono(folder: &Path, jobs: &[Job]) -> Vec<Ended> {
    let batch_source = folder.join("Batch.cs");
    fs::write(&batch_source, include_str!("Batch.cs")).expect("written");
    let compile = |out: &Path, target: &str, sources: &[&Path]| {
        let mut mcs = Command::new("mcs");
        mcs.args(["-r:System.Net.Http.dll", "-nowarn:CS0028"]);
        mcs.arg(format!("-target:{target}"))
            .arg(format!("-out:{}", out.display()));
        mcs.args(sources);
        end(mcs, out, 600)
    };
    let runner = folder.join("Batch.exe");
    let all = folder.join("All.dll");
    let mut sources = String::new();
    let mut arguments = Vec::new();
    for (index, job) in jobs.iter().enumerate() {
        let alone = job.file.with_file_name(format!("{}.dll", job.name));
        if index % ALONE == 0 {
            let compiled = compile(&alone, "library", &[&job.file]);
            assert!(compiled.well, "{}", compiled.said);
            arguments.push(format!("{}!Program", alone.display()).into());
        } else {
            let text = fs::read_to_string(&job.file).expect("it was written");
            sources.push_str(&format!("namespace {} {{\n{text}\n}}\n", job.name));
            let class = format!("{}.Program", job.name);
            arguments.push(format!("{}!{class}", all.display()).into());
        }
    }
    let all_source = folder.join("All.cs");
    fs::write(&all_source, sources).expect("written");
    for compiled in [
        compile(&runner, "exe", &[&batch_source]),
        compile(&all, "library", &[&all_source]),
    ] {
        if !compiled.well {
            return vec![compiled; jobs.len()];
        }
    }
    let mut mono = Command::new("mono");
    mono.arg(runner);
    batch(mono, folder, jobs, arguments)
}

/// Some programs each a package of its own, as they stand; the others functions of one program, each in
/// a package whose names alone are changed.
pub(super) fn go(folder: &Path, jobs: &[Job]) -> Vec<Ended> {
    let own = |name: &str| folder.join(name);
    fs::write(own("go.mod"), "module snippets\n\ngo 1.19\n").expect("written");
    let mut packages = vec!["./all".to_owned()];
    let (mut imports, mut calls) = (String::new(), String::new());
    for (index, job) in jobs.iter().enumerate() {
        let name = &job.name;
        if index % ALONE == 0 {
            packages.push(format!("./{name}"));
            continue;
        }
        let text = fs::read_to_string(&job.file).expect("it was written");
        let text = text
            .replacen("package main", &format!("package {name}"), 1)
            .replacen("func main()", "func Main()", 1);
        fs::create_dir_all(own("parts").join(name)).expect("a folder");
        fs::write(own("parts").join(name).join("part.go"), text).expect("written");
        imports.push_str(&format!("\t\"snippets/parts/{name}\"\n"));
        calls.push_str(&format!("\tcase \"{name}\":\n\t\t{name}.Main()\n"));
    }
    let all = format!(
        "package main\n\nimport (\n\t\"os\"\n{imports})\n\nfunc main() {{\n\tswitch os.Args[1] {{\n{calls}\t}}\n}}\n"
    );
    fs::create_dir_all(own("all")).expect("a folder");
    fs::write(own("all/main.go"), all).expect("written");
    fs::create_dir_all(own("bin")).expect("a folder");
    let mut go = Command::new("go");
    go.args(["build", "-ldflags=-s -w", "-o"]).arg(own("bin/"));
    go.args(packages)
        .current_dir(folder)
        .env("GOCACHE", Path::new(env!("CARGO_TARGET_TMPDIR")).join("go"))
        .env("GOPROXY", "off");
    let built = end(go, &own("build"), 900);
    if !built.well {
        return vec![built; jobs.len()];
    }
    each(jobs, |job| {
        let alone = own("bin").join(&job.name);
        if alone.exists() {
            return Command::new(alone);
        }
        let mut all = Command::new(own("bin/all"));
        all.arg(&job.name);
        all
    })
}

/// Each program a module of one crate, its text included as it stands.
pub(super) fn rust(folder: &Path, jobs: &[Job]) -> Vec<Ended> {
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let mut main = String::from("fn main() { match std::env::args().nth(1).as_deref() {\n");
    for job in jobs {
        main.push_str(&format!(
            "Some({:?}) => end({}::run()),\n",
            job.name, job.name
        ));
    }
    main.push_str("_ => std::process::exit(2),\n} }\n");
    main.push_str("fn end(ended: Result<(), Box<dyn std::error::Error>>) {\n");
    main.push_str(
        "if let Err(error) = ended { eprintln!(\"{error}\"); std::process::exit(1); } }\n",
    );
    for job in jobs {
        main.push_str(&format!(
            "mod {} {{ include!({:?}); pub fn run() -> Result<(), Box<dyn std::error::Error>> {{ main() }} }}\n",
            job.name, job.file
        ));
    }
    fs::write(folder.join("src/main.rs"), main).expect("written");
    fs::write(folder.join("Cargo.toml"), MANIFEST).expect("written");
    // The versions of the workspace, which are there already.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("copied");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reqwest");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["build", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", &target)
        .env_remove("RUSTFLAGS");
    if let Some(home) = env::home_dir() {
        for (name, folder) in [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")] {
            if env::var_os(name).is_none() {
                cargo.env(name, home.join(folder));
            }
        }
    }
    let built = end(cargo, &folder.join("build"), 900);
    if !built.well {
        return vec![built; jobs.len()];
    }
    each(jobs, |job| {
        let mut program = Command::new(target.join("debug/snippets"));
        program.arg(&job.name);
        program
    })
}

const MANIFEST: &str = r#"
[package]
name = "snippets"
edition = "2024"

[workspace]

[dependencies]
reqwest = { version = "0.13", default-features = false, features = ["blocking"] }

[profile.dev]
debug = false
"#;
