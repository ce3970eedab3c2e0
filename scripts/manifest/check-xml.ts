/**
 * What is wrong with an add-in-only manifest, beyond what Microsoft's own parser sees offline: order of elements, references, lengths,
 * addresses, languages. Limits and orders as in [MS-OWEMXML] and learn.microsoft.com/javascript/api/manifest.
 */
import { addressFaults } from "./addresses.ts";
import { all, childText, named, readTree, type Element } from "./tree.ts";
import { namedInCode } from "./words.ts";

/** Office refuses a manifest whose elements stand in another order; elements that are not named here may stand anywhere. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    ..."Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains".split(
      " ",
    ),
    ..."Hosts Requirements DefaultSettings FormSettings Permissions Rule DisableEntityHighlighting VersionOverrides".split(" "),
    "ExtendedOverrides",
  ],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources", "VersionOverrides"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  Group: ["Label", "Icon", "Control"],
  Control: ["Label", "Supertip", "Icon", "Items", "Action"],
  Supertip: ["Title", "Description"],
  Action: ["TaskpaneId", "SourceLocation", "FunctionName"],
  Resources: ["Images", "Urls", "ShortStrings", "LongStrings"],
};

/** Elements that must be there once, below the root. */
const REQUIRED =
  "Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl Hosts Requirements Permissions".split(
    " ",
  );

/** Characters at most: of a setting's value, and of a string by the part of the resources it stands in. */
const LONGEST: Readonly<Record<string, number>> = {
  ProviderName: 125,
  DisplayName: 125,
  Description: 250,
  FunctionName: 125,
  TaskpaneId: 125,
  ShortStrings: 125,
  LongStrings: 250,
  Urls: 2048,
};
const LONGEST_ID = 32;

/** The least that each kind of add-in needs. */
const PERMISSION: Readonly<Record<string, string>> = { TaskPaneApp: "ReadWriteDocument", MailApp: "Restricted" };

/** Pictures that the ribbon must have; the other sizes are for screens with another scale. */
const RIBBON_SIZES = ["16", "32", "80"];

/** Everything that is wrong, as sentences; empty when nothing is. */
export function xmlFaults(xml: string): string[] {
  let root: Element;
  try {
    root = readTree(xml);
  } catch (error) {
    return [`cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
  if (root.name !== "OfficeApp") return [`cannot be read: the root is ${root.name}, not OfficeApp`];
  return [
    ...REQUIRED.filter((name) => !root.children.some((child) => child.name === name)).map((name) => `${name} is missing`),
    ...orderFaults(root),
    ...idFaults(root),
    ...reference(root),
    ...lengthFaults(root),
    ...languageFaults(root),
    ...iconFaults(root),
    ...permissionFaults(root),
    ...addressFaults(addressesOf(root), childDomains(root)),
  ];
}

function orderFaults(root: Element): string[] {
  return [...all(root)].flatMap((element) => {
    const order = ORDER[element.name];
    if (!order) return [];
    const known = element.children.map(({ name }) => name).filter((name) => order.includes(name));
    const late = known.find((name, index) => index > 0 && order.indexOf(name) < order.indexOf(known[index - 1] ?? name));
    return late === undefined ? [] : [`${late} stands too late in ${element.name}`];
  });
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

function idFaults(root: Element): string[] {
  const id = childText(root, "Id");
  const ids = [...all(root)].flatMap(({ attributes }) => (attributes["id"] === undefined ? [] : [attributes["id"]]));
  // `TabHome` and `ContextMenuText` are Office's own names, and may come again.
  const twice = [...new Set(ids.filter((one, index) => ids.indexOf(one) !== index))].filter((one) => one.includes("."));
  const versions = childText(root, "Version");
  return [
    ...(GUID.test(id) ? [] : [`Id is no GUID: ${id}`]),
    ...(/^\d{1,5}(\.\d{1,5}){3}$/u.test(versions) ? [] : [`Version is not four numbers: ${versions}`]),
    ...twice.map((one) => `id ${one} comes twice`),
  ];
}

/** Each `resid` meets one resource, and each resource is used: by an element, or by code that names it. */
function reference(root: Element): string[] {
  const resources = named(root, "Resources").flatMap((part) => [...all(part)]);
  const there = new Set(resources.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id])));
  const used = new Set([...all(root)].flatMap(({ attributes: { resid } }) => (resid === undefined ? [] : [resid])));
  return [
    ...[...used].filter((resid) => !there.has(resid)).map((resid) => `resid ${resid} has no resource`),
    ...[...there].filter((id) => !used.has(id) && !namedInCode.includes(id)).map((id) => `resource ${id} is not used`),
    ...[...there].filter((id) => id.length > LONGEST_ID).map((id) => `id ${id} is longer than ${LONGEST_ID}`),
  ];
}

function lengthFaults(root: Element): string[] {
  const check = (what: string, text: string, limit: number): string[] =>
    text.length > limit ? [`${what} has ${text.length} characters, ${limit} at most`] : text === "" ? [`${what} is empty`] : [];
  return [...all(root)].flatMap((element) => {
    const limit = LONGEST[element.name];
    if (limit === undefined) return [];
    if (element.children.some(({ attributes }) => attributes["id"] !== undefined))
      return element.children.flatMap((one) => valuesOf(one).flatMap((text) => check(one.attributes["id"] ?? "", text, limit)));
    if (element.attributes["resid"] !== undefined) return [];
    return (element.attributes["DefaultValue"] === undefined ? [element.text] : valuesOf(element)).flatMap((text) =>
      check(element.name, text, limit),
    );
  });
}

/** An element's value in every language. */
const valuesOf = (element: Element): string[] => [
  element.attributes["DefaultValue"] ?? "",
  ...element.children.map(({ attributes }) => attributes["Value"] ?? ""),
];

/** Swedish by default, and English beside it, for everything that a person reads. */
function languageFaults(root: Element): string[] {
  const read = [...all(root)].filter(
    ({ name, attributes }) =>
      name === "String" || (attributes["DefaultValue"] !== undefined && (name === "DisplayName" || name === "Description")),
  );
  const silent = read.filter(
    ({ children }) => !["en-US", "en-GB"].every((tag) => children.some(({ attributes }) => attributes["Locale"] === tag)),
  );
  const locale = childText(root, "DefaultLocale");
  return [
    ...(locale === "sv-SE" ? [] : [`DefaultLocale is ${locale}, not sv-SE`]),
    ...silent.map((element) => `${element.attributes["id"] ?? element.name} has no English`),
  ];
}

function iconFaults(root: Element): string[] {
  return named(root, "Icon").flatMap((icon) => {
    const sizes = icon.children.map(({ attributes }) => attributes["size"]);
    const missing = RIBBON_SIZES.filter((size) => !sizes.includes(size));
    const wrong = icon.children.filter(
      ({ attributes }) => attributes["resid"]?.endsWith(`.${attributes["size"] ?? ""}`) !== true,
    );
    return [
      ...missing.map((size) => `an Icon lacks size ${size}`),
      ...wrong.map(({ attributes }) => `Image of size ${attributes["size"] ?? ""} shows ${attributes["resid"] ?? ""}`),
    ];
  });
}

function permissionFaults(root: Element): string[] {
  const type = root.attributes["type"] ?? "";
  const least = PERMISSION[type];
  const asked = childText(root, "Permissions");
  if (least === undefined) return [`an add-in of type ${type} is not ours`];
  return asked === least ? [] : [`Permissions is ${asked}; ${least} is the least that is needed`];
}

const childDomains = (root: Element): string[] => named(root, "AppDomain").map(({ text }) => text);

/** Every address that Office would load or show, with what it is for. */
function addressesOf(root: Element): { readonly of: string; readonly address: string }[] {
  return [...all(root)].flatMap((element) => {
    const value = element.attributes["DefaultValue"] ?? element.attributes["Url"];
    const isAddress = /^(?:IconUrl|HighResolutionIconUrl|SupportUrl|SourceLocation|Image|Url|ExtendedOverrides)$/u.test(
      element.name,
    );
    return isAddress && value !== undefined ? [{ of: element.attributes["id"] ?? element.name, address: value }] : [];
  });
}
