// Makes what the browser tests of the embed serve: MobX as a docs site has it on its window, and an MDX page in
// React; and the libraries that the embed's size is compared with. Run by `cargo xtask` in a folder that
// has the packages installed:  node build.mjs EMBED OUT

import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { compile } from "@mdx-js/mdx";
import { build } from "esbuild";

const [embed, out] = process.argv.slice(2).map((folder) => resolve(folder));

/** A fence's title, as docs sites write it after the language, becomes a prop of its block. */
function titles() {
  const walk = (node) => {
    const code = node.tagName === "pre" && node.children?.[0];
    if (code?.data?.meta) node.properties.filename = code.data.meta.replace(/\s*\w+=\S*/g, "").trim();
    node.children?.forEach(walk);
  };
  return walk;
}

const mdx = {
  name: "mdx",
  setup({ onLoad }) {
    onLoad({ filter: /\.mdx$/ }, async ({ path }) => {
      const compiled = await compile(await readFile(path), { rehypePlugins: [titles] });
      return { contents: String(compiled), loader: "jsx" };
    });
  },
};

const common = {
  bundle: true,
  format: "esm",
  jsx: "automatic",
  minify: true,
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
};

/** The pages. The React layer finds the elements beside itself, where the tests serve both. */
await build({
  ...common,
  entryPoints: ["host.js", "page.jsx"],
  outdir: out,
  plugins: [mdx],
  alias: { "keyglass/react": join(embed, "react.js") },
  external: ["./keyglass.js"],
  nodePaths: [resolve("node_modules")],
});

/** What a page would fetch of others, each as small as its makers and a bundler get it. */
const OTHERS = {
  "react, react-dom, mobx": `
    import { createRoot } from "react-dom/client";
    import { createElement } from "react";
    import { autorun, observable } from "mobx";
    globalThis.all = { createRoot, createElement, autorun, observable };`,
  "prism, eight languages": `
    import Prism from "prismjs";
    ${["bash", "csharp", "go", "java", "php", "python", "ruby"].map((name) => (name === "php" ? 'import "prismjs/components/prism-markup-templating";' : "") + `import "prismjs/components/prism-${name}";`).join("\n")}
    globalThis.Prism = Prism;`,
};
for (const [index, [name, contents]] of Object.entries(OTHERS).entries()) {
  await build({ ...common, stdin: { contents, resolveDir: "." }, outfile: join(out, `other-${index}.js`) });
  await writeFile(join(out, `other-${index}.name`), name);
}
await writeFile(join(out, "axe.js"), await readFile("node_modules/axe-core/axe.min.js"));
