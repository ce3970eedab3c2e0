/** The pane's parts, always in sight: a word and a sign each, with how much is left. Routing is in memory. */
import { makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import { ArchiveRegular } from "@fluentui/react-icons/svg/archive";
import { BookRegular } from "@fluentui/react-icons/svg/book";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ClipboardPasteRegular } from "@fluentui/react-icons/svg/clipboard-paste";
import { HomeRegular } from "@fluentui/react-icons/svg/home";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { SettingsRegular } from "@fluentui/react-icons/svg/settings";
import { ShieldTaskRegular } from "@fluentui/react-icons/svg/shield-task";
import type { FC, ReactNode } from "react";
import { tasksFor, viewOf } from "../state/derive.ts";
import { viewNames, type ViewName } from "../state/state.ts";
import { usePane } from "./pane-context.ts";

const ICONS: Readonly<Record<ViewName, FC<{ fontSize?: number; "aria-hidden"?: boolean }>>> = {
  overview: HomeRegular,
  questions: QuestionCircleRegular,
  paste: ClipboardPasteRegular,
  review: CheckmarkCircleRegular,
  sources: BookRegular,
  check: ShieldTaskRegular,
  registration: ArchiveRegular,
  settings: SettingsRegular,
  about: InfoRegular,
};

/** The words stay as long as there is room for both them and a part: signs alone are for those who know them. */
const NARROW = "@media (max-width: 400px)";
const NARROWEST = "@media (max-width: 280px)";

const useStyles = makeStyles({
  rail: {
    display: "flex",
    flexDirection: "column",
    flexShrink: 0,
    width: "92px",
    overflowY: "auto",
    ...shorthands.padding("8px", "4px"),
    rowGap: "2px",
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [NARROW]: { width: "72px", ...shorthands.padding("4px", "2px") },
    [NARROWEST]: { width: "48px" },
  },
  list: { margin: 0, ...shorthands.padding(0), listStyleType: "none", display: "contents" },
  item: {
    position: "relative",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    width: "100%",
    minHeight: "48px",
    ...shorthands.padding("6px", "2px"),
    ...shorthands.border("1px", "solid", "transparent"),
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    rowGap: "2px",
    cursor: "pointer",
    overflowWrap: "anywhere",
    hyphens: "auto",
    [NARROW]: { ...shorthands.padding("6px", 0), fontSize: tokens.fontSizeBase100, lineHeight: tokens.lineHeightBase100 },
    ":hover": { backgroundColor: tokens.colorNeutralBackground3Hover, color: tokens.colorNeutralForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    // Bold words would be too long for the narrow rail.
    [NARROW]: { fontWeight: tokens.fontWeightRegular },
    ...shorthands.borderColor(tokens.colorNeutralStroke2),
    "@media (forced-colors: active)": { outline: "2px solid Highlight" },
  },
  word: {
    [NARROWEST]: {
      position: "absolute",
      width: "1px",
      height: "1px",
      overflow: "hidden",
      clipPath: "inset(50%)",
    },
  },
  count: {
    position: "absolute",
    top: "4px",
    right: "12px",
    boxSizing: "border-box",
    minWidth: "16px",
    ...shorthands.padding("0", "4px"),
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: tokens.fontSizeBase100,
    lineHeight: "16px",
    fontWeight: tokens.fontWeightSemibold,
    textAlign: "center",
    [NARROW]: { top: "2px", right: "4px" },
    [NARROWEST]: { top: "0", right: "0" },
  },
});

const WORDS = {
  overview: "view.overview",
  questions: "view.questions",
  paste: "nav.paste",
  review: "view.review",
  sources: "nav.sources",
  check: "view.check",
  registration: "view.registration",
  settings: "nav.settings",
  about: "view.about",
} as const;

export function NavRail(): ReactNode {
  const { state, tell, say } = usePane();
  const styles = useStyles();
  const view = viewOf(state);
  const tasks = view ? tasksFor(view) : [];
  const left = (name: ViewName): number =>
    tasks.filter((task) => task.view === name && name !== "registration").reduce((sum, { count }) => sum + count, 0);
  return (
    <nav className={styles.rail} aria-label={say("nav.label")}>
      <ul className={styles.list}>
        {viewNames.map((name) => {
          const Icon = ICONS[name];
          const count = left(name);
          return (
            <li key={name}>
              <button
                type="button"
                className={mergeClasses(styles.item, state.view === name && styles.current)}
                aria-current={state.view === name ? "page" : undefined}
                title={say(`view.${name}`)}
                onClick={() => tell({ kind: "went", to: name })}
              >
                <Icon fontSize={20} aria-hidden />
                <span className={styles.word}>{say(WORDS[name])}</span>
                {count === 0 ? null : (
                  <span className={styles.count}>
                    <span aria-hidden>{count > 99 ? "99+" : count}</span>
                    <span
                      className={styles.word}
                      style={{ position: "absolute", clipPath: "inset(50%)", width: 1, height: 1, overflow: "hidden" }}
                    >
                      , {say("nav.open", { count })}
                    </span>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
