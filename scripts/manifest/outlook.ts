/** The add-in-only manifest for Outlook: a valid skeleton with the least permission, until Källmärkt labels e-mail. */
import { both, icon, images, opening, type Kind } from "./opening.ts";
import { pageAddress, titleOf, type Settings } from "./settings.ts";
import { product } from "./words.ts";
import { escaped, indented, resource } from "./xml.ts";

const MAIL: Kind = {
  type: "MailApp",
  name: "outlook",
  about: product.mail,
  icons: [64, 128],
  host: "Mailbox",
  needs: { set: "Mailbox", version: "1.8" },
};

export function outlookManifest(settings: Settings): string {
  const title = titleOf(product.name, settings);
  return `${opening(MAIL, settings)}
  <FormSettings>
    <Form xsi:type="ItemEdit">
      <DesktopSettings>
        <SourceLocation DefaultValue="${escaped(pageAddress(settings, "taskpane.html"))}"/>
      </DesktopSettings>
    </Form>
  </FormSettings>
  <Permissions>Restricted</Permissions>
  <Rule xsi:type="RuleCollection" Mode="Or">
    <Rule xsi:type="ItemIs" ItemType="Message" FormType="Edit"/>
  </Rule>
  <DisableEntityHighlighting>true</DisableEntityHighlighting>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Requirements>
      <bt:Sets DefaultMinVersion="1.8">
        <bt:Set Name="Mailbox"/>
      </bt:Sets>
    </Requirements>
    <Hosts>
      <Host xsi:type="MailHost">
        <DesktopFormFactor>
          <ExtensionPoint xsi:type="MessageComposeCommandSurface">
            <OfficeTab id="TabDefault">
              <Group id="Kallmarkt.Group">
                <Label resid="Group.Label"/>
                <Control xsi:type="Button" id="Kallmarkt.Button.openPane">
                  <Label resid="Label.openPane"/>
                  <Supertip>
                    <Title resid="Label.openPane"/>
                    <Description resid="Tip.openPane"/>
                  </Supertip>
${indented(icon("kallmarkt"), 9)}
                  <Action xsi:type="ShowTaskpane">
                    <SourceLocation resid="Pane.Url"/>
                  </Action>
                </Control>
              </Group>
            </OfficeTab>
          </ExtensionPoint>
        </DesktopFormFactor>
      </Host>
    </Hosts>
    <Resources>
      <bt:Images>
${indented(images("kallmarkt", settings), 4)}
      </bt:Images>
      <bt:Urls>
        <bt:Url id="Pane.Url" DefaultValue="${escaped(pageAddress(settings, "taskpane.html"))}"/>
      </bt:Urls>
      <bt:ShortStrings>
${indented(resource("Group.Label", both(title)), 4)}
${indented(resource("Label.openPane", product.open), 4)}
      </bt:ShortStrings>
      <bt:LongStrings>
${indented(resource("Tip.openPane", product.mail), 4)}
      </bt:LongStrings>
    </Resources>
  </VersionOverrides>
</OfficeApp>
`;
}
