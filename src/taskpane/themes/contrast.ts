/** Fluent's high-contrast theme, loaded when it is shown. */
export { teamsHighContrastTheme as theme } from "@fluentui/react-components";
