using System;
using System.Net.Http;
«?body»
using System.Text;
«/»
using System.Threading.Tasks;

class Program
{
    static async Task<int> Main()
    {
«*env»
        var «local» = Environment.GetEnvironmentVariable("«VARIABLE»")
            ?? throw new InvalidOperationException("Set the environment variable «VARIABLE».");
«/»
«?env»

«/»
        using (var handler = new HttpClientHandler { AllowAutoRedirect = false })
        using (var client = new HttpClient(handler))
        using (var request = new HttpRequestMessage(new HttpMethod("«METHOD»"), «url»))
        {
«?hascontent»
            request.Content = new ByteArrayContent(«?body»Encoding.UTF8.GetBytes(«body»)«/»«?!body»new byte[0]«/»);
«/»
«*headers»
            request.«?content»Content.«/»Headers.TryAddWithoutValidation(«name», «value»);
«/»
            var response = await client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            if (!response.IsSuccessStatusCode)
            {
                Console.Error.WriteLine($"{(int)response.StatusCode} {response.ReasonPhrase}: {text}");
                return 1;
            }
            Console.WriteLine(text);
            return 0;
        }
    }
}
