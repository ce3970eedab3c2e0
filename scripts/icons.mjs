/**
 * `npm run icons`: draws assets/icons/*.svg in every size that Office asks for, with Debian's Chromium. The pictures are committed:
 * a build needs no browser. In the unified manifest's package the 192 pixel picture is `color.png`, `outline-32.png` is `outline.png`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { explained, onPath } from "./ensure.mjs";
import { root } from "./root.mjs";

const folder = path.join(root, "assets", "icons");

/** Office draws ribbon pictures of 16 to 80 pixels, by the screen's scale; 128 and 192 are the product's own. */
const sizesOf = (name) => {
  if (name === "outline") return [32];
  const ribbon = [16, 20, 24, 32, 40, 48, 64, 80];
  return name === "kallmarkt" ? [...ribbon, 128, 192] : ribbon;
};

await explained(async () => {
  if (!onPath("chromium")) throw new Error("chromium is needed for the icons: apt-get install chromium");
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".svg"))) {
      const name = file.replace(/\.svg$/, "");
      const address = `data:image/svg+xml,${encodeURIComponent(readFileSync(path.join(folder, file), "utf8"))}`;
      for (const size of sizesOf(name)) {
        await page.setViewportSize({ width: size, height: size });
        await page.setContent(
          `<body style="margin:0"><img src="${address}" width="${size}" height="${size}" style="display:block">`,
        );
        writeFileSync(path.join(folder, `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
      }
      console.error(`assets/icons/${name}`);
    }
  } finally {
    await browser.close();
  }
});
