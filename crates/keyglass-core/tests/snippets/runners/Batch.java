import java.io.File;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import javax.tools.ToolProvider;

/** Compiles and runs many programs named Main. Writes a line for each: empty, or what went wrong. */
public class Batch {
    public static void main(String[] args) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        try (var results = new PrintStream(args[0], "UTF-8")) {
            for (int i = 1; i < args.length; i++) {
                results.println(run(compiler, files, new File(args[i])));
                results.flush();
            }
        }
        System.exit(0);
    }

    static String run(javax.tools.JavaCompiler compiler, javax.tools.StandardJavaFileManager files, File file) {
        try {
            var said = new StringWriter();
            var options = java.util.List.of("-encoding", "UTF-8", "-proc:none", "-d", file.getParent());
            var units = files.getJavaFileObjects(file);
            if (!compiler.getTask(said, files, null, options, null, units).call()) {
                return said.toString().replace('\n', ' ');
            }
            try (var loader = new URLClassLoader(new URL[] {file.getParentFile().toURI().toURL()})) {
                loader.loadClass("Main").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            }
            return "";
        } catch (Throwable error) {
            var cause = error.getCause() == null ? error : error.getCause();
            return cause.toString().replace('\n', ' ');
        }
    }
}
