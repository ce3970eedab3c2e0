/** The add-in-only manifest for Word: runs wherever Word takes add-ins, perpetual versions too. */
import type { Wording } from "../../src/core/errors.ts";
import { iconAddress, idFor, pageAddress, ribbonSizes, titleOf, type Settings } from "./settings.ts";
import { commands, product, question, type Command } from "./words.ts";
import { escaped, indented, resource, setting } from "./xml.ts";

const both = (text: string): Wording => ({ sv: text, en: text });

/** Addresses that several elements share, by resid. */
const paneId = (command: Command): string => `Pane.${command.id}`;

export function wordManifest(settings: Settings): string {
  const title = titleOf(product.name, settings);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Made by \`npm run manifests\`; words in scripts/manifest/words.ts. -->
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0"
  xsi:type="TaskPaneApp">
  <Id>${idFor("word", settings.host)}</Id>
  <Version>${settings.version}.0</Version>
  <ProviderName>${escaped(settings.owner ?? product.name)}</ProviderName>
  <DefaultLocale>sv-SE</DefaultLocale>
${indented(setting("DisplayName", both(title)), 1)}
${indented(setting("Description", product.about), 1)}
  <IconUrl DefaultValue="${escaped(iconAddress(settings, "kallmarkt", 32))}"/>
  <HighResolutionIconUrl DefaultValue="${escaped(iconAddress(settings, "kallmarkt", 64))}"/>
  <SupportUrl DefaultValue="${escaped(settings.support)}"/>
  <AppDomains>
    <AppDomain>${new URL(settings.host).origin}</AppDomain>
  </AppDomains>
  <Hosts>
    <Host Name="Document"/>
  </Hosts>
  <Requirements>
    <Sets DefaultMinVersion="1.3">
      <Set Name="WordApi" MinVersion="1.3"/>
    </Sets>
  </Requirements>
  <DefaultSettings>
    <SourceLocation DefaultValue="${escaped(pageAddress(settings, "taskpane.html"))}"/>
  </DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="Document">
        <DesktopFormFactor>
          <GetStarted>
            <Title resid="Start.Title"/>
            <Description resid="Start.About"/>
            <LearnMoreUrl resid="Support.Url"/>
          </GetStarted>
          <FunctionFile resid="Commands.Url"/>
          <ExtensionPoint xsi:type="PrimaryCommandSurface">
            <OfficeTab id="TabHome">
              <Group id="Kallmarkt.Group">
                <Label resid="Group.Label"/>
${indented(icon("kallmarkt"), 8)}
${commands.map((command) => indented(button(command, "Button"), 8)).join("\n")}
              </Group>
            </OfficeTab>
          </ExtensionPoint>
          <ExtensionPoint xsi:type="ContextMenu">
            <OfficeMenu id="ContextMenuText">
${commands
  .filter(({ view }) => view === null)
  .map((command) => indented(button(command, "Menu"), 7))
  .join("\n")}
            </OfficeMenu>
          </ExtensionPoint>
        </DesktopFormFactor>
      </Host>
    </Hosts>
    <Resources>
      <bt:Images>
${indented(images(settings), 4)}
      </bt:Images>
      <bt:Urls>
${indented(urls(settings), 4)}
      </bt:Urls>
      <bt:ShortStrings>
${indented(shortStrings(title), 4)}
      </bt:ShortStrings>
      <bt:LongStrings>
${indented(longStrings(), 4)}
      </bt:LongStrings>
    </Resources>
  </VersionOverrides>
</OfficeApp>
`;
}

function icon(name: string): string {
  const sizes = ribbonSizes.map((size) => `  <bt:Image size="${size}" resid="Icon.${name}.${size}"/>`);
  return ["<Icon>", ...sizes, "</Icon>"].join("\n");
}

/** All panes share one container (`TaskpaneId`): a button shows its part also when the pane is open already ([MS-OWEMXML] 2.2.70). */
function button(command: Command, place: "Button" | "Menu"): string {
  const action =
    command.view === null
      ? `<Action xsi:type="ExecuteFunction">
  <FunctionName>${command.id}</FunctionName>
</Action>`
      : `<Action xsi:type="ShowTaskpane">
  <TaskpaneId>Kallmarkt.Pane</TaskpaneId>
  <SourceLocation resid="${paneId(command)}"/>
</Action>`;
  return `<Control xsi:type="Button" id="Kallmarkt.${place}.${command.id}">
  <Label resid="Label.${command.id}"/>
  <Supertip>
    <Title resid="Label.${command.id}"/>
    <Description resid="Tip.${command.id}"/>
  </Supertip>
${indented(icon(command.icon), 1)}
${indented(action, 1)}
</Control>`;
}

function images(settings: Settings): string {
  return commands
    .flatMap(({ icon: name }) =>
      ribbonSizes.map(
        (size) => `<bt:Image id="Icon.${name}.${size}" DefaultValue="${escaped(iconAddress(settings, name, size))}"/>`,
      ),
    )
    .join("\n");
}

function urls(settings: Settings): string {
  const pages = [
    ["Commands.Url", pageAddress(settings, "commands.html")],
    ["Support.Url", settings.support],
    ...commands.flatMap((command) =>
      command.view === null ? [] : [[paneId(command), pageAddress(settings, "taskpane.html", command.view)]],
    ),
  ];
  return pages.map(([id = "", address = ""]) => `<bt:Url id="${id}" DefaultValue="${escaped(address)}"/>`).join("\n");
}

const shortStrings = (title: string): string =>
  [
    resource("Group.Label", both(title)),
    resource("Start.Title", product.start),
    resource("Question.Title", question.title),
    resource("Question.Text", question.text),
    ...commands.map(({ id, label }) => resource(`Label.${id}`, label)),
  ].join("\n");

const longStrings = (): string =>
  [resource("Start.About", product.startAbout), ...commands.map(({ id, tip }) => resource(`Tip.${id}`, tip))].join("\n");
