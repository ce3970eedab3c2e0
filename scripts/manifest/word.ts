/** The add-in-only manifest for Word: runs wherever Word takes add-ins, perpetual versions too. */
import { both, icon, images, opening, type Kind } from "./opening.ts";
import { pageAddress, titleOf, type Settings } from "./settings.ts";
import { commands, product, question, type Command } from "./words.ts";
import { escaped, indented, resource } from "./xml.ts";

const TEXT: Kind = {
  type: "TaskPaneApp",
  name: "word",
  about: product.about,
  icons: [32, 64],
  host: "Document",
  needs: { set: "WordApi", version: "1.3" },
};

/** Addresses that several elements share, by resid. */
const paneId = (command: Command): string => `Pane.${command.id}`;

export function wordManifest(settings: Settings): string {
  const title = titleOf(product.name, settings);
  return `${opening(TEXT, settings)}
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
${indented(commands.map((command) => images(command.icon, settings)).join("\n"), 4)}
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
