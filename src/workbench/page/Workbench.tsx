/** The page: a document on one side and the pane on the other; on a narrow screen one at a time. */
import { Button, FluentProvider, Select, ToggleButton, mergeClasses } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { FolderOpenRegular } from "@fluentui/react-icons/svg/folder-open";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import type { SeenPlace } from "../../taskpane/host.ts";
import { recalled } from "../../taskpane/memory.ts";
import { Pane } from "../../taskpane/Pane.tsx";
import { viewOf } from "../../taskpane/state/derive.ts";
import { useTheme } from "../../taskpane/themes/shown.ts";
import { usePaneValue } from "../../taskpane/usePane.ts";
import type { FileHost } from "../document/file-host.ts";
import { LeftBehind } from "./LeftBehind.tsx";
import { Paper } from "./Paper.tsx";
import type { WorkbenchPorts } from "./ports.ts";
import { sampleAddress, samples, type Sample } from "./samples.ts";
import { usePageStyles } from "./styles.ts";
import { themeChoices, useChosenTheme, type ThemeChoice } from "./theme.ts";
import { useLeaving } from "./useLeaving.ts";
import { useOpening } from "./useOpening.tsx";
import { useWindowKeys } from "./useWindowKeys.ts";
import { pageWords, type PageKey } from "./words.ts";

const remembered = recalled();

export function Workbench({ ports }: { readonly ports: WorkbenchPorts }): ReactNode {
  const styles = usePageStyles();
  const [themeName, setThemeName] = useState<ThemeChoice>("system");
  const { name: shownTheme, theme } = useTheme(useChosenTheme(themeName));
  const [host, setHost] = useState<FileHost | null>(null);
  const [side, setSide] = useState<"document" | "pane">("pane");
  const value = usePaneValue(ports, remembered, host);
  const { state, acts, tell } = value;
  const say = useCallback((key: PageKey) => pageWords[state.language][key], [state.language]);
  const opening = useOpening(ports, acts, setHost, say);
  const onEdit = async (place: SeenPlace, before: string, text: string): Promise<string | null> => {
    const refusal = await acts.rewrite(place, before, text);
    return refusal === null ? null : value.pick(refusal);
  };
  const bringForward = useCallback(() => setSide("document"), []);
  // Where page and pane share one place, why a document can't be read is what is seen.
  const isRefused = state.document.kind === "refused";
  useEffect(() => {
    if (isRefused) setSide("pane");
  }, [isRefused]);
  useWindowKeys();
  useLeaving(host, opening.left);
  useEffect(() => {
    document.documentElement.lang = state.language;
    document.title = host ? `${host.name} – Källmärkt` : "Källmärkt";
  }, [state.language, host]);
  const isEmpty = state.document.kind === "none" || state.document.kind === "refused";
  return (
    <FluentProvider theme={theme} data-theme={shownTheme}>
      <div className={styles.page}>
        <header className={styles.bar}>
          <h1 className={styles.brand}>Källmärkt</h1>
          {host === null || isEmpty ? null : <span className={styles.file}>{host.name}</span>}
          <span className={styles.grow} />
          <div className={styles.tools}>
            <div className={mergeClasses(styles.tools, styles.switcher)} role="group" aria-label={say("page.switch")}>
              <ToggleButton size="small" checked={side === "document"} onClick={() => setSide("document")}>
                {say("page.document")}
              </ToggleButton>
              <ToggleButton size="small" checked={side === "pane"} onClick={() => setSide("pane")}>
                {say("page.pane")}
              </ToggleButton>
            </div>
            {isEmpty ? null : (
              <>
                <Button size="small" className={styles.tool} icon={<FolderOpenRegular />} onClick={opening.choose}>
                  <span className={styles.word}>{say("page.open")}</span>
                </Button>
                <Button size="small" className={styles.tool} icon={<ArrowDownloadRegular />} onClick={() => void acts.save()}>
                  <span className={styles.word}>{say("page.save")}</span>
                </Button>
              </>
            )}
            <Select
              size="small"
              aria-label={say("page.theme")}
              value={themeName}
              onChange={(_event, data) => setThemeName(themeChoices.find((one) => one === data.value) ?? "system")}
            >
              {themeChoices.map((one) => (
                <option key={one} value={one}>
                  {say(`page.theme.${one}`)}
                </option>
              ))}
            </Select>
            <Select
              size="small"
              aria-label={say("page.language")}
              value={state.language}
              onChange={(_event, data) => {
                const language = data.value === "en" ? "en" : "sv";
                ports.remember({ language });
                tell({ kind: "spoke", language });
              }}
            >
              <option value="sv" lang="sv">
                Svenska
              </option>
              <option value="en" lang="en">
                English
              </option>
            </Select>
          </div>
        </header>
        {opening.left.map((left, index) => (
          <LeftBehind
            key={`${index} ${left.name}`}
            left={left}
            say={say}
            onSave={() => {
              ports.giveDocument(left.name, left.bytes);
              opening.forgetLeft(left);
            }}
            onClose={() => opening.forgetLeft(left)}
          />
        ))}
        <main className={styles.main}>
          {isEmpty ? (
            <Start
              say={say}
              isOver={opening.isOver}
              isHidden={side !== "document" && isRefused}
              onChoose={opening.choose}
              onSample={(sample) => void opening.openSample(sample)}
            />
          ) : host === null ? (
            <div className={styles.paper} />
          ) : (
            <Paper
              key={opening.turn}
              host={host}
              view={viewOf(state)}
              say={say}
              bringForward={bringForward}
              isHidden={side !== "document"}
              onEdit={onEdit}
              report={ports.report}
              onUndo={() => void (state.undoable > 0 && acts.undo())}
            />
          )}
          <div
            className={mergeClasses(styles.side, (state.document.kind === "none" || side !== "pane") && styles.gone)}
            data-part="pane"
          >
            <Pane value={value} />
          </div>
        </main>
        {opening.picker}
      </div>
    </FluentProvider>
  );
}

function Start(props: {
  readonly say: (key: PageKey) => string;
  readonly isOver: boolean;
  readonly isHidden: boolean;
  readonly onChoose: () => void;
  readonly onSample: (sample: Sample) => void;
}): ReactNode {
  const styles = usePageStyles();
  const { say, isOver, isHidden, onChoose, onSample } = props;
  return (
    <div className={mergeClasses(styles.start, isHidden && styles.gone)} data-part="start">
      <div className={mergeClasses(styles.drop, isOver && styles.over)}>
        <h2 className={styles.title}>{say("page.drop.title")}</h2>
        <p className={styles.text}>{say("page.drop.text")}</p>
        <Button appearance="primary" size="large" icon={<FolderOpenRegular />} onClick={onChoose}>
          {say("page.drop.choose")}
        </Button>
      </div>
      <p className={styles.caption}>{say("page.samples")}</p>
      <ul className={styles.samples} aria-label={say("page.samples.label")}>
        {samples.map((sample) => (
          <li key={sample.file}>
            <button type="button" className={styles.sample} onClick={() => onSample(sample)} data-sample={sampleAddress(sample)}>
              <strong>{say(sample.title)}</strong>
              <span className={styles.sampleAbout}>{say(sample.about)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
