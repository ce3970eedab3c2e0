/** The add-in-only manifest for Outlook: a valid skeleton with the least permission, until Källmärkt labels e-mail. */
import { iconAddress, idFor, pageAddress, ribbonSizes, titleOf, type Settings } from "./settings.ts";
import { product } from "./words.ts";
import { escaped, indented, resource, setting } from "./xml.ts";

export function outlookManifest(settings: Settings): string {
  const title = titleOf(product.name, settings);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Made by \`npm run manifests\`; words in scripts/manifest/words.ts. -->
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0"
  xsi:type="MailApp">
  <Id>${idFor("outlook", settings.host)}</Id>
  <Version>${settings.version}.0</Version>
  <ProviderName>${escaped(settings.owner ?? product.name)}</ProviderName>
  <DefaultLocale>sv-SE</DefaultLocale>
${indented(setting("DisplayName", { sv: title, en: title }), 1)}
${indented(setting("Description", product.mail), 1)}
  <IconUrl DefaultValue="${escaped(iconAddress(settings, "kallmarkt", 64))}"/>
  <HighResolutionIconUrl DefaultValue="${escaped(iconAddress(settings, "kallmarkt", 128))}"/>
  <SupportUrl DefaultValue="${escaped(settings.support)}"/>
  <AppDomains>
    <AppDomain>${new URL(settings.host).origin}</AppDomain>
  </AppDomains>
  <Hosts>
    <Host Name="Mailbox"/>
  </Hosts>
  <Requirements>
    <Sets DefaultMinVersion="1.8">
      <Set Name="Mailbox" MinVersion="1.8"/>
    </Sets>
  </Requirements>
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
                  <Icon>
${ribbonSizes.map((size) => `                    <bt:Image size="${size}" resid="Icon.kallmarkt.${size}"/>`).join("\n")}
                  </Icon>
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
${ribbonSizes.map((size) => `        <bt:Image id="Icon.kallmarkt.${size}" DefaultValue="${escaped(iconAddress(settings, "kallmarkt", size))}"/>`).join("\n")}
      </bt:Images>
      <bt:Urls>
        <bt:Url id="Pane.Url" DefaultValue="${escaped(pageAddress(settings, "taskpane.html"))}"/>
      </bt:Urls>
      <bt:ShortStrings>
${indented(resource("Group.Label", { sv: title, en: title }), 4)}
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
