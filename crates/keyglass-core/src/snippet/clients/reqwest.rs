// Cargo.toml: reqwest = { version = "0.13", features = ["blocking"] }
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
«*env»
    let «local» = std::env::var("«VARIABLE»")
        .map_err(|_| "Set the environment variable «VARIABLE».")?;
«/»
«?env»

«/»
    let client = reqwest::blocking::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()?;
    let response = client
        .request(reqwest::Method::«METHOD», «url»)
«*headers»
        .header(«name», «value»)
«/»
«?body»
        .body(«body»)
«/»
        .send()?;
    let status = response.status();
    let text = response.text()?;
    if !status.is_success() {
        return Err(format!("{status}: {text}").into());
    }
    println!("{text}");
    Ok(())
}
