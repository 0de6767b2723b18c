using System;
using System.IO;
using System.Reflection;
using System.Threading.Tasks;

/// Runs the Main of many compiled programs. Writes a line for each: empty, or what went wrong.
class Batch
{
    static int Main(string[] args)
    {
        using (var results = new StreamWriter(args[0]))
        {
            for (var i = 1; i < args.Length; i++)
            {
                results.WriteLine(Run(args[i]));
                results.Flush();
            }
        }
        return 0;
    }

    /// The argument is a library, an exclamation mark, and a class.
    static string Run(string argument)
    {
        try
        {
            var parts = argument.Split('!');
            var program = Assembly.LoadFile(parts[0]).GetType(parts[1]);
            var main = program.GetMethod("Main", BindingFlags.Static | BindingFlags.NonPublic);
            var code = ((Task<int>)main.Invoke(null, null)).GetAwaiter().GetResult();
            return code == 0 ? "" : "code " + code;
        }
        catch (Exception error)
        {
            return error.ToString().Replace('\n', ' ');
        }
    }
}
