/**
 * The unified manifest (Microsoft 365 only), with its English strings in a file of their own. Pane and commands share one runtime there:
 * only then does Office take key combinations (docs/decisions/0014). It hides the add-in-only manifest where both are installed.
 */
import { iconAddress, idFor, pageAddress, ribbonSizes, titleOf, type Settings } from "./settings.ts";
import { commands, product, type Command } from "./words.ts";

/** The oldest schema that knows context menus and key combinations. */
const SCHEMA = "1.24";

/** A string of the manifest by the path that its translation is found under. */
type Strings = Readonly<Record<string, string>>;

export function unifiedManifest(settings: Settings): { readonly manifest: object; readonly english: object } {
  const title = titleOf(product.name, settings);
  const address = { websiteUrl: settings.support, privacyUrl: settings.support, termsOfUseUrl: settings.support };
  const manifest = {
    $schema: schemaAddress("MicrosoftTeams"),
    manifestVersion: SCHEMA,
    version: settings.version,
    id: idFor("unified", settings.host),
    localizationInfo: {
      defaultLanguageTag: "sv",
      additionalLanguages: [{ languageTag: "en", file: "manifest.en.json" }],
    },
    developer: { name: (settings.owner ?? product.name).slice(0, 32), ...address },
    name: { short: shortened(title, 30), full: shortened(title, 100) },
    description: { short: product.tagline.sv, full: product.about.sv },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: "#2174C8",
    validDomains: [new URL(settings.host).host],
    authorization: { permissions: { resourceSpecific: [{ name: "Document.ReadWrite.User", type: "Delegated" }] } },
    extensions: [
      {
        requirements: { scopes: ["document"], capabilities: [{ name: "WordApi", minVersion: "1.3" }] },
        runtimes: [
          {
            requirements: { capabilities: [{ name: "SharedRuntime", minVersion: "1.1" }] },
            id: "Kallmarkt.Runtime",
            type: "general",
            lifetime: "long",
            code: { page: pageAddress(settings, "taskpane.html") },
            actions: [
              { id: "Kallmarkt.Pane", type: "openPage", view: "Kallmarkt.Pane" },
              ...commands.map(({ id, label }) => ({ id, type: "executeFunction", displayName: label.sv })),
            ],
          },
        ],
        ribbons: [
          {
            contexts: ["default"],
            tabs: [
              {
                builtInTabId: "TabHome",
                groups: [
                  {
                    id: "Kallmarkt.Group",
                    label: shortened(title, 64),
                    icons: icons(settings, "kallmarkt"),
                    controls: commands.map((command) => control(settings, command, "Button")),
                  },
                ],
              },
            ],
          },
        ],
        contextMenus: [{ menus: [{ entryPoint: "text", controls: [contextMenu(settings)] }] }],
        keyboardShortcuts: [
          {
            requirements: { capabilities: [{ name: "SharedRuntime", minVersion: "1.1" }] },
            shortcuts: commands.map(({ id, keys }) => ({ key: { default: keys }, actionId: id })),
          },
        ],
        alternates: [{ hide: { customOfficeAddin: { officeAddinId: idFor("word", settings.host) } } }],
      },
    ],
  };
  return { manifest, english: { $schema: schemaAddress("MicrosoftTeams.Localization"), ...english(title) } };
}

const schemaAddress = (name: string): string =>
  `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA}/${name}.schema.json`;

const inMenu = commands.filter(({ view }) => view === null);

function control(settings: Settings, { id, icon, label, tip }: Command, place: "Button" | "Item"): object {
  return {
    id: `Kallmarkt.${place}.${id}`,
    type: "button",
    label: label.sv,
    icons: icons(settings, icon),
    supertip: { title: label.sv, description: tip.sv },
    actionId: id,
  };
}

/** The schema takes a menu here, no button of its own. */
function contextMenu(settings: Settings): object {
  return {
    id: "Kallmarkt.Menu",
    type: "menu",
    label: product.name,
    icons: icons(settings, "kallmarkt"),
    supertip: { title: product.name, description: product.tagline.sv },
    items: inMenu.map((command) => ({ ...control(settings, command, "Item"), type: "menuItem" })),
  };
}

/** At most three pictures are taken here, and these are the sizes that must be there. */
const icons = (settings: Settings, name: string): object[] =>
  ribbonSizes
    .filter((size) => size === 16 || size === 32 || size === 80)
    .map((size) => ({ size, url: iconAddress(settings, name, size) }));

function english(title: string): Strings {
  const group = "extensions[0].ribbons[0].tabs[0].groups[0]";
  const menu = "extensions[0].contextMenus[0].menus[0].controls[0]";
  const words = (at: string, { label, tip }: Command): Strings => ({
    [`${at}.label`]: label.en,
    [`${at}.supertip.title`]: label.en,
    [`${at}.supertip.description`]: tip.en,
  });
  return Object.assign(
    {
      "name.short": shortened(title, 30),
      "name.full": shortened(title, 100),
      "description.short": product.tagline.en,
      "description.full": product.about.en,
      [`${group}.label`]: shortened(title, 64),
      [`${menu}.label`]: product.name,
      [`${menu}.supertip.title`]: product.name,
      [`${menu}.supertip.description`]: product.tagline.en,
    },
    // The pane's own action comes first.
    ...commands.map(({ label }, index) => ({ [`extensions[0].runtimes[0].actions[${index + 1}].displayName`]: label.en })),
    ...commands.map((command, index) => words(`${group}.controls[${index}]`, command)),
    ...inMenu.map((command, index) => words(`${menu}.items[${index}]`, command)),
  ) as Strings;
}

/** Cut at a word where a limit asks for it. */
function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return text
    .slice(0, limit + 1)
    .replace(/\s\S*$/u, "")
    .slice(0, limit);
}
