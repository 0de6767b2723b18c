//! `serve`: the app on the local tenant, for a look; with `--dev`, for work on it.

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    process::{Child, Command},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{app, cli::ServeOptions, process, tools::BuildTools, workspace::Workspace};

/// Where the app is served unless told otherwise.
const ADDRESS: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

/// Where the tenant stands behind trunk's development server; `Trunk.toml` names it too.
const TENANT_BEHIND_TRUNK: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8081);

/// How long a program may take to end after Ctrl-C before it is ended.
const END_LIMIT: Duration = Duration::from_secs(3);

/// How often the programs are looked after.
const TICK: Duration = Duration::from_millis(50);

/// Runs `serve` until Ctrl-C.
pub(crate) fn run(workspace: &Workspace, options: &ServeOptions) -> Result<()> {
    if options.dev && options.listen.is_some() {
        bail!("--dev listens where Trunk.toml says ({ADDRESS}); leave out --listen");
    }
    let address = options.listen.unwrap_or(ADDRESS);
    ensure_free(address)?;
    let tools = BuildTools::ensure(workspace)?;
    let stop = stop_signal()?;
    if options.dev {
        ensure_free(TENANT_BEHIND_TRUNK)?;
        app::fetch(workspace)?;
        let mut tenant = tenant(workspace, options, TENANT_BEHIND_TRUNK)?;
        // The page is the development server's, so its URL is the tenant's, too.
        tenant.arg("--public-url").arg(format!("http://{address}"));
        let servers = [
            ("local tenant", TENANT_BEHIND_TRUNK, tenant),
            (
                "development server",
                address,
                development_server(workspace, &tools)?,
            ),
        ];
        supervise(servers, &stop, || {
            println!("\n  Keyglass is at  http://{address}  and reloads at every change.");
            println!("  Ctrl-C stops it.\n");
        })
    } else {
        app::ensure_built(workspace, &tools)?;
        let mut tenant = tenant(workspace, options, address)?;
        tenant.arg("--static").arg(workspace.dist());
        supervise([("local tenant", address, tenant)], &stop, || {
            println!("\n  Keyglass is at  http://{address}");
            println!("  Ctrl-C stops it.\n");
        })
    }
}

/// Builds the local tenant and answers the command that starts it.
fn tenant(workspace: &Workspace, options: &ServeOptions, address: SocketAddr) -> Result<Command> {
    process::run(process::cargo(workspace).args(["build", "--package", "keyglass-tenant"]))?;
    let name = format!("keyglass-tenant{}", std::env::consts::EXE_SUFFIX);
    let data = match &options.data {
        Some(data) => data.clone(),
        None => workspace.target().join("tenant"),
    };
    let mut command = Command::new(workspace.target().join("debug").join(name));
    command
        .arg("--listen")
        .arg(address.to_string())
        .arg("--data")
        .arg(data)
        .arg("--seed")
        .arg(options.seed.as_deref().unwrap_or("demo"));
    Ok(command)
}

/// Trunk's server: rebuilds at every change, reloads the page, and passes the API on to the tenant.
///
/// Its builds are debug builds with erased component types, which compile several times faster.
/// That is another set of compiler flags, so they have a target folder of their own and leave the
/// release build alone, as does a `dist` of their own.
fn development_server(workspace: &Workspace, tools: &BuildTools) -> Result<Command> {
    let folder = workspace.target().join("dev");
    let mut flags = std::env::var_os("RUSTFLAGS").unwrap_or_default();
    flags.push(" --cfg erase_components");
    let mut trunk = app::trunk(workspace, tools)?;
    trunk
        .arg("serve")
        .arg("--dist")
        .arg(folder.join("dist"))
        .env("CARGO_TARGET_DIR", folder)
        .env("RUSTFLAGS", flags);
    Ok(trunk)
}

/// Fails when something listens on `address` already, naming the way out.
fn ensure_free(address: SocketAddr) -> Result<()> {
    TcpListener::bind(address).map(drop).with_context(|| {
        let free = SocketAddr::new(address.ip(), address.port().saturating_add(1000));
        format!("cannot listen on {address}; choose another address, such as --listen {free}")
    })
}

/// A flag that Ctrl-C (or the system's wish to end) sets.
fn stop_signal() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let handle = Arc::clone(&stop);
    ctrlc::set_handler(move || handle.store(true, Ordering::SeqCst))
        .context("cannot listen for Ctrl-C")?;
    Ok(stop)
}

/// Starts the servers one after the other, says with `announce` that they run, and keeps them until
/// `stop` is set. When one ends by itself, the others are ended too, and that is an error.
fn supervise<const N: usize>(
    servers: [(&'static str, SocketAddr, Command); N],
    stop: &AtomicBool,
    announce: impl FnOnce(),
) -> Result<()> {
    let mut running = Running::default();
    for (name, address, mut command) in servers {
        let child = command
            .spawn()
            .with_context(|| format!("cannot start the {name}"))?;
        running.0.push((name, child));
        running.wait_for(address, stop)?;
    }
    if !stop.load(Ordering::SeqCst) {
        announce();
    }
    while !stop.load(Ordering::SeqCst) {
        running.ensure_alive()?;
        thread::sleep(TICK);
    }
    running.let_end();
    Ok(())
}

/// Programs that end, at the latest, when this is dropped.
#[derive(Default)]
struct Running(Vec<(&'static str, Child)>);

impl Running {
    /// Waits until something answers on `address`, however long a first build takes.
    fn wait_for(&mut self, address: SocketAddr, stop: &AtomicBool) -> Result<()> {
        while !stop.load(Ordering::SeqCst) {
            self.ensure_alive()?;
            if TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_ok() {
                break;
            }
            thread::sleep(TICK);
        }
        Ok(())
    }

    /// Fails when a program has ended by itself.
    fn ensure_alive(&mut self) -> Result<()> {
        for (name, child) in &mut self.0 {
            if let Some(status) = child.try_wait()? {
                bail!("the {name} ended by itself: {status}; what it said stands above");
            }
        }
        Ok(())
    }

    /// Gives programs, which have seen the Ctrl-C too, the time to end in their own way.
    fn let_end(&mut self) {
        let started = Instant::now();
        let all_ended = |running: &mut Self| {
            running
                .0
                .iter_mut()
                .all(|(_, child)| matches!(child.try_wait(), Ok(Some(_))))
        };
        while !all_ended(self) && started.elapsed() < END_LIMIT {
            thread::sleep(TICK);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        for (_, child) in &mut self.0 {
            // Fails only for a program that has ended, which is what is wanted.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_refused_with_the_flag_that_helps() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = taken.local_addr().expect("its address");
        let error = ensure_free(address).expect_err("taken");
        assert!(error.to_string().contains("--listen 127.0.0.1:"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_server_that_ends_by_itself_is_an_error_that_names_it() {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 1));
        let servers = [("short-lived server", address, Command::new("true"))];
        let error = supervise(servers, &AtomicBool::new(false), || ()).expect_err("it ended");
        assert!(error.to_string().contains("short-lived server"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn stopping_ends_every_server() {
        let mut sleep = Command::new("sleep");
        sleep.arg("600");
        let mut running = Running::default();
        running
            .0
            .push(("sleeper", sleep.spawn().expect("sleep runs")));
        let id = running.0[0].1.id();
        drop(running);
        let alive = process::capture(Command::new("kill").args(["-0", &id.to_string()]));
        assert_eq!(alive, None, "the process is gone");
    }
}
