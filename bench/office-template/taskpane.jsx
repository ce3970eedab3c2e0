/**
 * What a task pane made from Microsoft's current React template is: React, Fluent UI v9 and its icons, a picture with a heading, three lines with
 * icons, and a field with a button. Written for the comparison in bench/workbench.ts; the template's polyfills are left out, in its favour.
 */
import { Button, Field, FluentProvider, Image, Textarea, makeStyles, tokens, webLightTheme } from "@fluentui/react-components";
import { DesignIdeas24Regular, LockOpen24Regular, Ribbon24Regular } from "@fluentui/react-icons";
import { useState } from "react";
import { createRoot } from "react-dom/client";

const useStyles = makeStyles({
  page: { minHeight: "100vh" },
  header: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    paddingTop: "100px",
    paddingBottom: "30px",
    backgroundColor: tokens.colorNeutralBackground3,
  },
  heading: { fontSize: tokens.fontSizeHero900, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground1 },
  list: { listStyleType: "none", padding: "0 20px" },
  line: { display: "flex", columnGap: "10px", paddingBottom: "20px" },
  form: { display: "flex", flexDirection: "column", alignItems: "center", rowGap: "20px" },
});

const LINES = [
  [<Ribbon24Regular key="icon" />, "Achieve more with Office integration"],
  [<LockOpen24Regular key="icon" />, "Unlock features and functionality"],
  [<DesignIdeas24Regular key="icon" />, "Create and visualize like a pro"],
];

const DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

function App() {
  const styles = useStyles();
  const [text, setText] = useState("Some text.");
  return (
    <div className={styles.page}>
      <section className={styles.header}>
        <Image width="90" height="90" src={DOT} alt="" />
        <h1 className={styles.heading}>Welcome</h1>
      </section>
      <ul className={styles.list}>
        {LINES.map(([icon, words]) => (
          <li key={words} className={styles.line}>
            {icon}
            <span>{words}</span>
          </li>
        ))}
      </ul>
      <div className={styles.form}>
        <Field size="large" label="Enter text to be inserted into the document.">
          <Textarea size="large" value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <Button appearance="primary" size="large" onClick={() => setText("")}>
          Insert text
        </Button>
      </div>
    </div>
  );
}

createRoot(document.getElementById("container")).render(
  <FluentProvider theme={webLightTheme}>
    <App />
  </FluentProvider>,
);
