//! An alternative by openapi-generator: its sources, and a crate that makes every call.

use crate::callers;
use crate::cargo::{succeed, target};
use crate::files::write;
use proc_macro2::TokenStream;
use quote::quote;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use syn::{FnArg, Ident, Item, ItemFn, Pat, Type};
use xtask::shipped::root;

/// The generator. Java must be installed to run it.
const PROGRAM: &str = "openapi-generator-cli";

/// The folders that are used. The generated manifest is not, because it enables other TLS features.
const TAKEN: [&str; 2] = ["apis", "models"];

/// Writes the sources and the calls. The input is the same document as for progenitor.
pub(crate) fn generate() -> Result<(), String> {
    let made = target().join(PROGRAM);
    let _ = fs::remove_dir_all(&made);
    let mut command = Command::new(PROGRAM);
    command
        .args(["generate", "--generator-name", "rust", "--input-spec"])
        .arg(root().join("bench/progenitor/api.json"))
        .arg("--output")
        .arg(&made)
        .args(["--additional-properties", "library=reqwest"]);
    succeed(&mut command).map_err(|error| hint(&error))?;
    let mut calls = TokenStream::new();
    for folder in TAKEN {
        let own = root().join("bench/openapi/src").join(folder);
        fs::create_dir_all(&own).map_err(|error| format!("{}: {error}", own.display()))?;
        for file in rust_files(&made.join("src").join(folder))? {
            let text = read(&file)?;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            write(&format!("bench/openapi/src/{folder}/{name}"), &text)?;
            if let Some(module) = name.strip_suffix("_api.rs") {
                calls.extend(calls_of(&format!("{module}_api"), &text)?);
            }
        }
    }
    let imports = quote! {
        use bench_openapi::apis::{self, configuration};
        use bench_openapi::models;
    };
    write(
        "bench/callers/openapi/src/calls.rs",
        &callers::file(&imports, &calls)?,
    )
}

/// Returns the version of the generator, such as `7.26.0`.
pub(crate) fn version() -> Result<String, String> {
    let version = succeed(Command::new(PROGRAM).arg("version")).map_err(|error| hint(&error))?;
    Ok(version.trim().to_owned())
}

fn hint(error: &str) -> String {
    format!(
        "{error}\n  = help: install Java, and `{PROGRAM}` with `pip install openapi-generator-cli==7.26.0`"
    )
}

/// Returns the Rust files of a folder, ordered by name.
fn rust_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files = entries.flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = files
        .filter(|file| file.extension().is_some_and(|it| it == "rs"))
        .collect();
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// Builds a call for each `pub async fn` of a module.
fn calls_of(module: &str, text: &str) -> Result<TokenStream, String> {
    let file = syn::parse_file(text).map_err(|error| format!("{module}: {error}"))?;
    let module: Ident = syn::parse_str(module).map_err(|error| error.to_string())?;
    let functions = file.items.iter().filter_map(|item| match item {
        Item::Fn(function) if function.sig.asyncness.is_some() => Some(function),
        _ => None,
    });
    Ok(functions.map(|function| call(&module, function)).collect())
}

fn call(module: &Ident, function: &ItemFn) -> TokenStream {
    let name = &function.sig.ident;
    let (arguments, given): (Vec<TokenStream>, Vec<TokenStream>) =
        function.sig.inputs.iter().filter_map(argument).unzip();
    let call = quote!(apis::#module::#name(#(#given),*).await.is_ok());
    callers::boxed(name, &quote!(#(#arguments),*), &call)
}

/// Returns the parameter of the caller, and the argument that it passes. Borrowed parameters become
/// owned ones.
fn argument(argument: &FnArg) -> Option<(TokenStream, TokenStream)> {
    let FnArg::Typed(typed) = argument else {
        return None;
    };
    let Pat::Ident(name) = &*typed.pat else {
        return None;
    };
    let (name, ty) = (&name.ident, &*typed.ty);
    Some(match ty {
        Type::Reference(borrowed) => {
            let ty = owned(&borrowed.elem);
            (quote!(#name: #ty), quote!(&#name))
        }
        // `Option<&str>` needs a conversion.
        ty if quote!(#ty).to_string() == "Option < & str >" => {
            (quote!(#name: Option<String>), quote!(#name.as_deref()))
        }
        ty => (quote!(#name: #ty), quote!(#name)),
    })
}

fn owned(ty: &Type) -> TokenStream {
    if quote!(#ty).to_string() == "str" {
        quote!(String)
    } else {
        quote!(#ty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callers_own_borrowed_arguments() {
        let text = "
            pub async fn orders_get(
                configuration: &configuration::Configuration, id: &str, live: Option<&str>, expand: Option<bool>,
            ) -> Result<(), ()> { Ok(()) }
            fn not_a_call() {}";
        let calls = calls_of("orders_api", text).unwrap();
        let expected = callers::boxed(
            &syn::parse_str("orders_get").unwrap(),
            &quote!(configuration: configuration::Configuration, id: String, live: Option<String>, expand: Option<bool>),
            &quote!(
                apis::orders_api::orders_get(&configuration, &id, live.as_deref(), expand)
                    .await
                    .is_ok()
            ),
        );
        assert_eq!(calls.to_string(), expected.to_string());
    }
}
