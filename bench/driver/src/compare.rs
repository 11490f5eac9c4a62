//! `cargo xtask bench compare`: bindings of the same documents by several generators, and what they cost.

mod build;
mod edit;
mod features;
mod generators;
mod page;
mod results;
mod subjects;

use crate::cargo::Mode;
use crate::versions;
use build::{BUILDS, MOST_MEMORY, Package};
use generators::{GENERATORS, Generator, OWN};
pub(crate) use page::write;
use results::{Compared, Outcome};
use std::fs;
use std::path::PathBuf;
use subjects::{MODES, SHARED};
use xtask::gallery::{APIS, Api, document};
use xtask::shipped::root;

/// Measures what has no result yet. The arguments are the names of APIs, generators and modes; without any of a kind,
/// all of it are measured. Results are stored after each build, so that a run can be stopped.
pub(crate) fn run(arguments: &[&str]) -> Result<String, String> {
    let apis = APIS.map(|api| api.name);
    let generators = GENERATORS.map(|generator| generator.name);
    let modes = MODES.map(Mode::name);
    let known = apis.iter().chain(&generators).chain(&modes);
    for name in arguments {
        if !known.clone().any(|known| known == name) {
            return Err(format!("`{name}` is no API, generator or kind of build"));
        }
    }
    let is_chosen = |name: &str, all: &[&str]| {
        arguments.contains(&name) || !all.iter().any(|other| arguments.contains(other))
    };
    let mut compared = results::load()?;
    let mut tools = versions::read()?;
    tools.retain(|name, _| ["rustc", "durianpay-client"].contains(&name.as_str()));
    compared.versions.extend(tools);
    let mut chosen = GENERATORS.to_vec();
    chosen.retain(|generator| is_chosen(generator.name, &generators));
    for generator in &chosen {
        if let Some(version) = generator.version {
            let version = version()?;
            compared.versions.insert(generator.name.to_owned(), version);
        }
    }
    let modes = MODES
        .into_iter()
        .filter(|mode| is_chosen(mode.name(), &modes));
    let modes: Vec<_> = modes.collect();
    for api in APIS.iter().filter(|api| is_chosen(api.name, &apis)) {
        measure(&mut compared, &chosen, api, &modes)?;
    }
    if is_chosen(OWN, &generators) && is_chosen(edit::API, &apis) && compared.edit.is_none() {
        let mut apis = APIS.iter().filter(|api| api.name == edit::API);
        let api = apis
            .next()
            .ok_or("the API of the edit is not in the gallery")?;
        eprintln!("edit: {}", api.name);
        compared.edit = Some(edit::measure(&input(api)?)?);
        results::save(&compared)?;
    }
    page::write()
}

/// Generates the bindings of a document by each generator, and builds what has no result yet.
///
/// Short builds are repeated, and the generators take turns: all of them meet the same load of the
/// machine.
fn measure(
    compared: &mut Compared,
    generators: &[Generator],
    api: &Api,
    modes: &[Mode],
) -> Result<(), String> {
    let mut packages = Vec::new();
    for generator in generators {
        let is_given = generator.name == OWN || SHARED.contains(&api.name);
        let known = compared.subject(api.name, generator.name);
        let is_hopeless = known.is_some_and(|known| !known.is_generated() || known.is_broken());
        let mut wanted = modes.to_vec();
        wanted.retain(|mode| known.is_none_or(|known| known.of(*mode).is_none()));
        if is_given && !is_hopeless && !wanted.is_empty() {
            packages.extend(generate(compared, generator, api)?.map(|package| (package, wanted)));
        }
    }
    for mode in modes {
        for round in 0..BUILDS {
            for (Made { generator, package }, wanted) in &packages {
                let subject = compared.subject_mut(api.name, generator.name);
                let is_repeated = subject.of(*mode).is_none_or(Outcome::is_short);
                if !wanted.contains(mode) || round > 0 && !is_repeated || subject.is_broken() {
                    continue;
                }
                let outcome = if available()? < MOST_MEMORY / 4 {
                    Outcome::failed("not measured: too little memory was available")
                } else {
                    package.build(*mode)?
                };
                eprintln!(
                    "{}: {}: {}: {outcome:?}",
                    api.name,
                    generator.name,
                    mode.name()
                );
                subject.add(*mode, outcome);
                results::save(compared)?;
            }
        }
    }
    for (Made { package, .. }, _) in packages {
        let _ = fs::remove_dir_all(&package.folder);
    }
    Ok(())
}

/// A package of bindings.
struct Made {
    generator: Generator,
    package: Package,
}

/// Generates the bindings of a document, or stores the reason why there are none.
fn generate(
    compared: &mut Compared,
    generator: &Generator,
    api: &Api,
) -> Result<Option<Made>, String> {
    let name = format!("compare-{}-{}", generator.name, api.name);
    let folder = root().join("target/compare").join(&name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let package = Package { folder, name };
    let made = (generator.generate)(&input(api)?, &package);
    let subject = compared.subject_mut(api.name, generator.name);
    let made = match made {
        Err(reason) => {
            subject.failed = Some(reason);
            let _ = fs::remove_dir_all(&package.folder);
            None
        }
        Ok(lines) => {
            subject.lines = Some(lines);
            Some(Made {
                generator: *generator,
                package,
            })
        }
    };
    results::save(compared)?;
    Ok(made)
}

/// Writes the document of an API to a file for the generators.
fn input(api: &Api) -> Result<PathBuf, String> {
    let folder = root().join("target/compare/documents");
    let file = folder.join(format!("{}.json", api.name));
    let text = document(api)?;
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&file, text))
        .map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file)
}

/// Returns the available memory of the machine in bytes.
fn available() -> Result<u64, String> {
    let text = fs::read_to_string("/proc/meminfo").map_err(|error| error.to_string())?;
    let line = text.lines().find(|line| line.starts_with("MemAvailable:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    number
        .map(|kilobytes| kilobytes * 1024)
        .ok_or_else(|| "the system does not report its memory".to_owned())
}
