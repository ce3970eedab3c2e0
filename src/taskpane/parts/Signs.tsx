/** What the file says about itself: hidden text as a matter of security, apart from how it was made and where it tells of AI. */
import { Badge, Button } from "@fluentui/react-components";
import { LocationRegular } from "@fluentui/react-icons/svg/location";
import type { ReactNode, Ref } from "react";
import { NOT_READ } from "../../core/detect/signs.ts";
import { askedPictures } from "../state/derive.ts";
import type { DocumentView, SignView } from "../verbs/document-view.ts";
import { Card } from "./blocks.tsx";
import { usePane } from "./pane-context.ts";
import { PictureQuestion } from "./PictureQuestion.tsx";
import { usePaneStyles } from "./styles.ts";

/** `firstPicture`: becomes the heading of the first picture that is asked about. */
export function Signs(props: { readonly view: DocumentView; readonly firstPicture: Ref<HTMLHeadingElement> }): ReactNode {
  const { view, firstPicture } = props;
  const { say, pick } = usePane();
  const styles = usePaneStyles();
  const hidden = view.signs.filter(({ kind }) => kind === "security");
  const pictures = askedPictures(view);
  const others = view.signs.filter(({ kind, picture }) => kind !== "security" && picture === null);
  const isUnread = view.signs.some(({ kind }) => kind === "origin" || kind === "picture");
  return (
    <>
      {hidden.length === 0 ? null : (
        <Card name="security" label={say("signs.security.title")}>
          <h3 className={styles.heading}>{say("signs.security.title")}</h3>
          <p className={styles.text}>{say("signs.security")}</p>
          <SignList signs={hidden} />
        </Card>
      )}
      {pictures.map(({ key, picture, says }, index) => (
        <PictureQuestion
          key={key}
          {...(index === 0 ? { headingRef: firstPicture } : {})}
          picture={picture}
          says={says}
          view={view}
          number={index + 1}
          count={pictures.length}
        />
      ))}
      {others.length === 0 && isUnread ? <p className={styles.quiet}>{pick(NOT_READ)}</p> : null}
      {others.length === 0 ? null : (
        <Card name="signs" label={say("signs.title")}>
          <h3 className={styles.heading}>{say("signs.title")}</h3>
          <p className={styles.quiet}>{say("signs.intro")}</p>
          <SignList signs={others} />
          {isUnread ? <p className={styles.quiet}>{pick(NOT_READ)}</p> : null}
        </Card>
      )}
    </>
  );
}

function SignList({ signs }: { readonly signs: readonly SignView[] }): ReactNode {
  const { acts, say, pick } = usePane();
  const styles = usePaneStyles();
  return (
    <ul className={styles.list}>
      {signs.map(({ kind, says, range, offers }, index) => (
        <li key={index} className={styles.tight}>
          <div className={styles.spread}>
            <Badge appearance="tint" color={kind === "security" ? "danger" : "informative"}>
              {say(`signs.kind.${kind}`)}
            </Badge>
            {range === null ? null : (
              <Button size="small" icon={<LocationRegular />} onClick={() => void acts.jump(range, "go")}>
                {say("questions.show")}
              </Button>
            )}
          </div>
          <p className={styles.text}>{pick(says)}</p>
          {offers === null ? null : (
            <p className={styles.quiet}>{say("signs.caption", { text: pick(offers.caption).replaceAll(/[{}]/gu, "") })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
