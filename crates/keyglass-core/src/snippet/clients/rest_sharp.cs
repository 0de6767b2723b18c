using System;
«?body»
using System.Text;
«/»
using RestSharp;

«*env»
var «local» = Environment.GetEnvironmentVariable("«VARIABLE»")
    ?? throw new InvalidOperationException("Set the environment variable «VARIABLE».");
«/»
«?env»

«/»
var options = new RestClientOptions(«url») { FollowRedirects = false };
using var client = new RestClient(options);
var request = new RestRequest("", Method.«Method»);
«*headers»
«?!typed»
request.AddHeader(«name», «value»);
«/»
«/»
«?body»
request.AddBody(Encoding.UTF8.GetBytes(«body»), «type»);
«/»
var response = await client.ExecuteAsync(request);
if (!response.IsSuccessful)
{
    Console.Error.WriteLine($"{(int)response.StatusCode} {response.ErrorMessage}: {response.Content}");
    return 1;
}
Console.WriteLine(response.Content);
return 0;
