/** Builds the pane in `office-template/`, as webpack builds one from Microsoft's template, for the comparison in `workbench.ts`. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import HtmlWebpackPlugin from "html-webpack-plugin";
import webpack from "webpack";

/** Builds into `folder`, and answers the JavaScript of its page in bytes, gzip level 9. */
export async function buildTemplate(root: string, folder: string): Promise<number> {
  const compiler = webpack({
    mode: "production",
    context: root,
    // React on its own and the pane beside it, as the template has it.
    entry: {
      react: ["react", "react-dom"],
      taskpane: { import: ["./bench/office-template/taskpane.jsx"], dependOn: "react" },
    },
    output: { path: folder, filename: "[name].js", clean: true },
    resolve: { extensions: [".js", ".jsx"] },
    performance: { hints: false },
    module: {
      rules: [
        {
          test: /\.jsx$/,
          use: {
            loader: "swc-loader",
            options: {
              jsc: {
                target: "es2022",
                parser: { syntax: "ecmascript", jsx: true },
                transform: { react: { runtime: "automatic" } },
              },
            },
          },
        },
      ],
    },
    plugins: [
      new HtmlWebpackPlugin({
        filename: "workbench.html",
        templateContent: '<!doctype html><html lang="en"><body><div id="container"></div></body></html>',
      }),
    ],
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors() === true) reject(new Error(stats.toString("errors-only")));
      else compiler.close(() => resolve());
    });
  });
  return ["react.js", "taskpane.js"].reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length,
    0,
  );
}
