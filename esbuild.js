// Builds the extension, and the scripts and tests beside it, into dist/.
//   node esbuild.js [extension] [scripts] [tests] [--production] [--watch]
// Without a name all three are built.

const fs = require("node:fs");
const path = require("node:path");
const { Ajv, _ } = require("ajv");
const standaloneCode = require("ajv/dist/standalone").default;
const esbuild = require("esbuild");

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

/**
 * Turns `import … from "…/campaign.schema.json?compiled"` into the validators Ajv generates from that schema, so
 * that nothing is compiled when the extension starts. The formats are ours: src/campaign/formats.ts.
 */
const compiledSchema = {
  name: "compiled-schema",
  setup(build) {
    build.onResolve({ filter: /\.schema\.json\?compiled$/ }, ({ path: request, resolveDir }) => ({
      path: path.resolve(resolveDir, request.replace(/\?compiled$/, "")),
      namespace: "compiled-schema",
    }));
    // Ajv's generated code needs these at run time; they are bundled even where packages stay outside.
    build.onResolve({ filter: /^ajv\/dist\/runtime\// }, ({ path: request }) => ({
      path: require.resolve(request),
    }));
    build.onLoad({ filter: /.*/, namespace: "compiled-schema" }, ({ path: file }) => ({
      contents: compile(JSON.parse(fs.readFileSync(file, "utf8"))),
      resolveDir: __dirname,
      watchFiles: [file],
    }));
  },
};

/** What a schema says to people only: not of use to a validator. */
const annotation = /^(?:title|description|markdown\w+|examples|x-.+)$/;

/** The JavaScript of a module that exports `validators`: for each property of this schema the function that validates it. */
function compile({ properties }) {
  const ajv = new Ajv({
    allErrors: true,
    // Ours are better: explain-schema-error.ts.
    messages: false,
    allowUnionTypes: true,
    strict: true,
    code: { source: true, esm: true, optimize: 2, formats: _`formats` },
    // Only their names matter here: the generated code calls those of src/campaign/formats.ts.
    formats: { uuid: () => true, "uuid-or-empty": () => true, "date-time": () => true },
  });
  const names = Object.keys(properties);
  for (const name of names) {
    const field = JSON.stringify(properties[name], (key, value) =>
      annotation.test(key) ? undefined : value,
    );
    ajv.addSchema(JSON.parse(field), name);
  }
  const code = standaloneCode(ajv, Object.fromEntries(names.map((name) => [name, name])));
  return `import { formats } from "./src/campaign/formats.ts";\n${code}\nexport const validators = { ${names} };`;
}

/**
 * What of the packages never runs in the extension: YAML is only read, and what is sent is a text. Whoever calls it all the
 * same gets an error.
 */
const leftOut = new RegExp(
  [
    /yaml[\\/]browser[\\/]dist[\\/]stringify[\\/]\w+\.js$/,
    /node-fetch[\\/]src[\\/]utils[\\/]multipart-parser\.js$/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

const leaveOut = {
  name: "leave-out",
  setup(build) {
    build.onLoad({ filter: leftOut }, ({ path: file }) => {
      const text = fs.readFileSync(file, "utf8");
      const names = /^export \{(.*)\};/m.exec(text)?.[1] ?? /^export async function (\w+)/m.exec(text)?.[1];
      const contents = `function leftOut() { throw new Error("This part of a package was left out."); }
        export { ${names.split(",").map((name) => `leftOut as ${name}`)} };`;
      return { contents };
    });
    // Node has these by itself; node-fetch brings them for versions that do not.
    build.onResolve({ filter: /^(?:fetch-blob|formdata-polyfill)\b/ }, () => ({
      path: "globals",
      namespace: "leave-out",
    }));
    build.onLoad({ filter: /^globals$/, namespace: "leave-out" }, () => ({
      contents: `export const { Blob, File, FormData } = globalThis;
        export default Blob;
        export let blobFrom, blobFromSync, fileFrom, fileFromSync, formDataToBlob;`,
    }));
  },
};

/**
 * Imports through an index.ts from the very files that it names: esbuild puts whole files into a bundle, and an index would
 * take all that it names along, needed or not.
 */
const directImports = {
  name: "direct-imports",
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, "utf8");
      const contents = text.replace(
        /import \{([^}]*)\} from "(\.[^"]*\/index\.ts)";/g,
        (statement, names, index) => importDirectly(statement, names.split(","), index, path.dirname(file)),
      );
      return { contents, loader: "ts" };
    });
  },
};

/** The same in as many lines. */
function importDirectly(statement, names, index, folder) {
  const place = path.dirname(path.resolve(folder, index));
  const files = filesByName(path.join(place, "index.ts"));
  const imports = names
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "))
    .map((name) => {
      const file = files.get(name.replace(/ as .*/, ""));
      const from = file === undefined ? index : path.join(place, file);
      return `import { ${name} } from ${JSON.stringify(from)};`;
    });
  return imports.join(" ") + "\n".repeat(statement.split("\n").length - 1);
}

/** Which file an index.ts exports a name from. */
function filesByName(index) {
  const exports = fs.readFileSync(index, "utf8").matchAll(/export \{([^}]*)\} from "([^"]*)";/g);
  return new Map(
    [...exports].flatMap(([, names, file]) => names.split(",").map((name) => [name.trim(), file])),
  );
}

const common = {
  alias: {
    // yaml's build for Node asks the environment about logging at every token; the other one does not.
    yaml: path.join(path.dirname(require.resolve("yaml/package.json")), "browser/dist/index.js"),
    // What node-fetch falls back on where Node has no streams of the web; every Node we run in has them.
    "web-streams-polyfill/dist/ponyfill.es2018.js": "node:stream/web",
  },
  bundle: true,
  logLevel: "warning",
  plugins: [compiledSchema, leaveOut],
  platform: "node",
  target: "node20",
};

/** The bundles that dist/extension.js loads when they are needed. */
const chunks = path.join("dist", "chunks");

/**
 * Writes what was built as CommonJS, which VS Code loads: esbuild splits only modules, and so each file is turned into
 * CommonJS by itself. The names of chunks change with what is in them, so that those of earlier builds are removed.
 */
const writeCommonJs = {
  name: "write-common-js",
  setup(build) {
    build.onEnd(async ({ outputFiles = [] }) => {
      const files = outputFiles.map(async ({ path: file, text }) => {
        const { code } = await esbuild.transform(text, {
          format: "cjs",
          minify: production,
          sourcefile: path.basename(file),
          sourcemap: production ? false : "inline",
          supported: { "dynamic-import": false },
          target: common.target,
        });
        return { file, code };
      });
      const written = await Promise.all(files);
      fs.rmSync(chunks, { recursive: true, force: true });
      fs.mkdirSync(chunks, { recursive: true });
      for (const { file, code } of written) fs.writeFileSync(file, code);
    });
  },
};

const extension = {
  ...common,
  plugins: [...common.plugins, directImports, writeCommonJs],
  entryPoints: ["src/extension.ts"],
  outdir: "dist",
  chunkNames: `${path.basename(chunks)}/[name]-[hash]`,
  format: "esm",
  splitting: true,
  write: false,
  external: ["vscode"],
  minify: production,
  sourcemap: production ? false : "inline",
};

const esm = {
  ...common,
  format: "esm",
  packages: "external",
  sourcemap: "inline",
  outExtension: { ".js": ".mjs" },
};

const scripts = { ...esm, entryPoints: ["scripts/*.ts"], outdir: "dist/scripts" };

/** The tests that need no VS Code. */
function fastTests() {
  return fs
    .readdirSync("test", { recursive: true })
    .filter((name) => name.endsWith(".test.ts") && !/^(?:editor|network|token|ui)[\\/]/.test(name))
    .map((name) => path.join("test", name));
}

const builds = {
  extension: [extension],
  scripts: [scripts],
  tests: [
    {
      ...esm,
      entryPoints: fastTests(),
      outbase: "test",
      outdir: "dist/test",
    },
    {
      ...common,
      entryPoints: ["test/editor/index.ts", "test/network/index.ts", "test/token/index.ts"],
      outbase: "test",
      outdir: "dist/test",
      format: "cjs",
      external: ["vscode", "mocha"],
      sourcemap: "inline",
    },
  ],
};

async function main() {
  const named = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const wanted = (named.length > 0 ? named : Object.keys(builds)).flatMap((name) => builds[name]);
  if (watch) {
    for (const options of wanted) await (await esbuild.context(options)).watch();
  } else {
    await Promise.all(wanted.map((options) => esbuild.build(options)));
  }
}

if (require.main === module) main().catch(() => process.exit(1));
else module.exports = { common };
