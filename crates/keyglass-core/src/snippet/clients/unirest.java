import kong.unirest.core.HttpResponse;
import kong.unirest.core.Unirest;

public class Main {
    public static void main(String[] args) {
«*env»
        String «local» = System.getenv("«VARIABLE»");
        if («local» == null) {
            throw new IllegalStateException("Set the environment variable «VARIABLE».");
        }
«/»
«?env»

«/»
        Unirest.config().followRedirects(false);
        HttpResponse<String> response = Unirest.request("«METHOD»", «url»)
«*headers»
            .header(«name», «value»)
«/»
«?body»
            .body(«body»)
«/»
            .asString();
        if (!response.isSuccess()) {
            System.err.println(response.getStatus() + " " + response.getStatusText() + ": " + response.getBody());
            System.exit(1);
        }
        System.out.println(response.getBody());
    }
}
