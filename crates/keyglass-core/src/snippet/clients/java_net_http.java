import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class Main {
    public static void main(String[] args) throws Exception {
«*env»
        String «local» = System.getenv("«VARIABLE»");
        if («local» == null) {
            throw new IllegalStateException("Set the environment variable «VARIABLE».");
        }
«/»
«?env»

«/»
        HttpRequest request = HttpRequest.newBuilder(URI.create(«url»))
            .method("«METHOD»", HttpRequest.BodyPublishers.«?body»ofString(«body»)«/»«?!body»noBody()«/»)
«*headers»
            .header(«name», «value»)
«/»
            .timeout(Duration.ofSeconds(30))
            .build();
        HttpResponse<String> response = HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() < 200 || response.statusCode() > 299) {
            System.err.println(response.statusCode() + ": " + response.body());
            System.exit(1);
        }
        System.out.println(response.body());
    }
}
