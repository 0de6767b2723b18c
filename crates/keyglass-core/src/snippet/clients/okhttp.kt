import kotlin.system.exitProcess
import okhttp3.OkHttpClient
import okhttp3.Request
«?okbody»
import okhttp3.RequestBody.Companion.toRequestBody
«/»

fun main() {
«*env»
    val «local» = System.getenv("«VARIABLE»")
        ?: error("Set the environment variable «VARIABLE».")
«/»
«?env»

«/»
    val client = OkHttpClient.Builder()
        .followRedirects(false)
        .build()
    val request = Request.Builder()
        .url(«url»)
«*headers»
        .header(«name», «value»)
«/»
        .method("«METHOD»", «?okbody»«body».toRequestBody()«/»«?!okbody»null«/»)
        .build()
    client.newCall(request).execute().use { response ->
        val text = response.body?.string()
        if (!response.isSuccessful) {
            System.err.println("${response.code} ${response.message}: $text")
            exitProcess(1)
        }
        println(text)
    }
}
