/** Fluent's dark theme, loaded when it is shown. */
export { webDarkTheme as theme } from "@fluentui/react-components";
