/** Two bundles: the command line (Node, started by scripts/cli-start.cjs) and the pages (browser). Entries whose file does not exist are left out. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import HtmlWebpackPlugin from "html-webpack-plugin";
import webpack from "webpack";
import { isOfficePage, policyOf } from "./scripts/page-policy.mjs";

const root = path.dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

/** Bundles by name: output name → source file. */
const cliEntries = { program: "src/cli/main.ts", "scan-worker": "src/cli/scan-worker.ts" };
const pageEntries = {
  workbench: "src/workbench/main.tsx",
  taskpane: "src/taskpane/main.tsx",
  commands: "src/commands/main.ts",
  result: "src/commands/result/main.ts",
};

/** Big readers for single formats, and the check of signatures: left outside the bundle and loaded when a file of that kind is met. */
const lazyReaders = ["unpdf", "@kenjiuno/msgreader", "postal-mime", "@contentauth/c2pa-wasm"];

const swc = (target) => [rule(target, false), rule(target, true)];

const rule = (target, tsx) => ({
  test: tsx ? /\.tsx$/ : /\.ts$/,
  use: {
    loader: "swc-loader",
    options: {
      jsc: { target, parser: { syntax: "typescript", tsx }, transform: { react: { runtime: "automatic" } } },
      sourceMaps: true,
    },
  },
});

function shared(entries) {
  const there = Object.entries(entries).filter(([, file]) => existsSync(path.join(root, file)));
  return {
    mode: "production",
    context: root,
    entry: Object.fromEntries(there.map(([name, file]) => [name, `./${file}`])),
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    performance: { hints: false },
    stats: "errors-warnings",
    cache: {
      type: "filesystem",
      cacheDirectory: path.join(root, ".cache", "webpack"),
      buildDependencies: { config: [fileURLToPath(import.meta.url)] },
    },
    plugins: [new webpack.DefinePlugin({ KALLMARKT_VERSION: JSON.stringify(version) })],
  };
}

export const cli = {
  ...shared(cliEntries),
  name: "cli",
  target: "node20",
  devtool: "source-map",
  output: {
    path: path.join(root, "dist", "cli"),
    filename: "[name].cjs",
    chunkFilename: "[name].cjs",
    chunkFormat: "commonjs",
    chunkLoading: "require",
    library: { type: "commonjs2" },
    clean: true,
  },
  resolve: {
    ...shared(cliEntries).resolve,
    alias: {
      "@noble/hashes/sha2.js$": path.join(root, "src/cli/node-sha256.ts"),
      // Without fflate's own workers, which nobody asks for here.
      fflate$: "fflate/browser",
    },
  },
  // Code that V8 has kept can't import by itself: scripts/cli-start.cjs hands its own `load` in. Workers are started without it.
  externalsType: "promise",
  externals: {
    ...Object.fromEntries(
      lazyReaders.map((name) => [
        name,
        `(typeof load === "function" ? load : (name) => import(name))(${JSON.stringify(name)}).then((all) => ({ ...all, __esModule: true }))`,
      ]),
    ),
    // commander would start commands of other programs' making with it. There are none: a command line that reads untrusted files starts nothing.
    "node:child_process": "var {}",
  },
  module: { rules: swc("es2022") },
  // Names are kept so that a stack trace in a bug report can be read.
  optimization: { minimize: false, splitChunks: false },
};

/** A page's own template; the pane's, in Word and in the workbench, is one. */
function templateOf(name) {
  const own = path.join(path.dirname(pageEntries[name]), `${name}.html`);
  return existsSync(path.join(root, own)) ? own : "src/taskpane/page.html";
}

const pageConfig = shared(pageEntries);

export const pages = {
  ...pageConfig,
  name: "pages",
  target: ["web", "es2022"],
  devtool: "source-map",
  output: {
    path: path.join(root, "dist"),
    filename: "[name].[contenthash:12].js",
    chunkFilename: "[name].[contenthash:12].js",
    assetModuleFilename: "[name].[contenthash:12][ext]",
    // Beside the page, said outright: webpack would take the folder of the last script in the page, and that is Microsoft's office.js.
    publicPath: "",
    // The command line and the samples live in dist too: only what a page build wrote before is cleaned away.
    clean: { keep: /^(?!.*\.(html|js|js\.map|css|LICENSE\.txt)$)|^cli\// },
  },
  module: {
    rules: [
      ...swc("es2022"),
      { test: /\.css$/, type: "asset/resource" },
      {
        test: /zod[\\/]v4[\\/]core[\\/](?:json-schema-processors|to-json-schema)\.js$/,
        use: path.join(root, "scripts/no-json-schema.cjs"),
      },
    ],
  },
  plugins: [
    ...pageConfig.plugins,
    ...Object.keys(pageConfig.entry).map(
      (name) =>
        new HtmlWebpackPlugin({
          filename: `${name}.html`,
          template: templateOf(name),
          isInOffice: isOfficePage(name),
          chunks: [name],
          scriptLoading: "module",
          meta: { "Content-Security-Policy": { "http-equiv": "Content-Security-Policy", content: policyOf(name) } },
        }),
    ),
  ],
};

/** Entries that are named here and have no file yet, for the build's message. */
export const absent = [...Object.values(cliEntries), ...Object.values(pageEntries)].filter(
  (file) => !existsSync(path.join(root, file)),
);

export default [cli, pages].filter((config) => Object.keys(config.entry).length > 0);
