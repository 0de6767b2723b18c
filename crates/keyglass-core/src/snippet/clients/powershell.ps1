#Requires -Version 7
$ErrorActionPreference = "Stop"
«*env»
if (-not $env:«VARIABLE») {
    throw "Set the environment variable «VARIABLE»."
}
«/»
«?env»

«/»
$request = @{
    Method = "«METHOD»"
    Uri = «url»
«?headers»
    Headers = @{
«*headers»
        «name» = «value»
«/»
    }
    SkipHeaderValidation = $true
«/»
«?body»
    Body = [System.Text.Encoding]::UTF8.GetBytes(«body»)
«/»
    MaximumRedirection = 0
}
$response = Invoke-WebRequest @request
$response.Content
