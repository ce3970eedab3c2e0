/** What the add-in-only manifests for Word and Outlook have in common: how they begin, and their icons. */
import type { Wording } from "../../src/core/errors.ts";
import { iconAddress, idFor, ribbonSizes, titleOf, type Settings } from "./settings.ts";
import { product } from "./words.ts";
import { escaped, indented, setting } from "./xml.ts";

/** Which manifest it is. */
export interface Kind {
  readonly type: "TaskPaneApp" | "MailApp";
  readonly name: "word" | "outlook";
  readonly about: Wording;
  /** Sizes of the icon in lists, and of the one for sharp screens. */
  readonly icons: readonly [number, number];
  readonly host: string;
  readonly needs: { readonly set: string; readonly version: string };
}

export const both = (text: string): Wording => ({ sv: text, en: text });

/** From the first line to what the program must be able to do. */
export function opening({ type, name, about, icons, host, needs }: Kind, settings: Settings): string {
  const [plain, sharp] = icons;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Made by \`npm run manifests\`; words in scripts/manifest/words.ts. -->
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0"
  xsi:type="${type}">
  <Id>${idFor(name, settings.host)}</Id>
  <Version>${settings.version}.0</Version>
  <ProviderName>${escaped(settings.owner ?? product.name)}</ProviderName>
  <DefaultLocale>sv-SE</DefaultLocale>
${indented(setting("DisplayName", both(titleOf(product.name, settings))), 1)}
${indented(setting("Description", about), 1)}
  <IconUrl DefaultValue="${escaped(iconAddress(settings, "kallmarkt", plain))}"/>
  <HighResolutionIconUrl DefaultValue="${escaped(iconAddress(settings, "kallmarkt", sharp))}"/>
  <SupportUrl DefaultValue="${escaped(settings.support)}"/>
  <AppDomains>
    <AppDomain>${new URL(settings.host).origin}</AppDomain>
  </AppDomains>
  <Hosts>
    <Host Name="${host}"/>
  </Hosts>
  <Requirements>
    <Sets DefaultMinVersion="${needs.version}">
      <Set Name="${needs.set}" MinVersion="${needs.version}"/>
    </Sets>
  </Requirements>`;
}

/** A button's icon by the ids of its images. */
export function icon(name: string): string {
  const sizes = ribbonSizes.map((size) => `  <bt:Image size="${size}" resid="Icon.${name}.${size}"/>`);
  return ["<Icon>", ...sizes, "</Icon>"].join("\n");
}

/** The images that an icon names. */
export const images = (name: string, settings: Settings): string =>
  ribbonSizes
    .map((size) => `<bt:Image id="Icon.${name}.${size}" DefaultValue="${escaped(iconAddress(settings, name, size))}"/>`)
    .join("\n");
