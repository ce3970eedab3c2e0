/** What a person chooses for themselves: profile, engine, language, training; kept from one session to the next, and forgotten on request. */
import { isDay } from "../../core/label/day.ts";
import type { Choices } from "../verbs/look.ts";
import type { OwnProfile } from "../verbs/settings.ts";
import { Stopped } from "../verbs/verbs.ts";
import type { PaneEvent } from "./events.ts";
import type { FollowedDocument } from "./followed-document.ts";
import type { PanePorts } from "./ports.ts";
import type { LabelDefaults, Language, PaneState } from "./state.ts";
import { saysOf } from "./troubles.ts";

export interface SettingsActs {
  choose(choices: Partial<Choices>): Promise<void>;
  preset(defaults: Partial<LabelDefaults>): void;
  /** The pane's language from now on. */
  speak(language: Language): void;
  /** Reads the settings anew. */
  settle(): Promise<void>;
  /** Takes a profile from its file, or says what is wrong with it; null takes the own one away. */
  useOwnProfile(own: OwnProfile | null): Promise<void>;
  /** States the day of a training; blank takes it back, and what is no day is left alone. */
  train(day: string): void;
  /** Gives what is remembered as a file, or forgets it. */
  exportSettings(): void;
  forget(): Promise<void>;
}

/** `restate` writes the document's record anew, under the choices as they are then. */
export function makeSettingsActs(
  ports: PanePorts,
  followed: FollowedDocument,
  get: () => PaneState,
  tell: (event: PaneEvent) => void,
  restate: () => Promise<void>,
): SettingsActs {
  /** Looks at the document under the choices as they are now; a look that is on its way already does. */
  const lookAnew = async (): Promise<void> => {
    if (get().document.kind !== "open") return;
    try {
      await followed.look();
    } catch (error) {
      failed(error);
    }
  };
  const failed = (error: unknown): void => {
    if (error instanceof Stopped) return;
    ports.report(error);
    tell({ kind: "refused-act", says: saysOf(error) });
  };

  const acts: SettingsActs = {
    async choose(choices) {
      // Who chooses a profile knows that it is another: the new one is what a later change is told against.
      tell({ kind: "chose", choices: choices.profileId === undefined ? choices : { seen: null, ...choices } });
      const { profileId, own, unused, seen } = choices;
      ports.remember({
        ...(profileId === undefined || profileId === null ? {} : { profileId }),
        ...(own === undefined ? {} : { own }),
        ...(unused === undefined ? {} : { unused }),
        ...(seen === undefined || seen === null ? {} : { seen }),
      });
      if (get().settings !== null) await acts.settle();
      const isRestated = choices.unused === undefined && choices.seen === undefined;
      const { document } = get();
      if (isRestated && document.kind === "open" && document.view.passages.length > 0) await restate();
      else await lookAnew();
    },
    preset(defaults) {
      tell({ kind: "preset", defaults });
      if (typeof defaults.engine === "string") ports.remember({ engine: defaults.engine });
    },
    speak(language) {
      tell({ kind: "spoke", language });
      ports.remember({ language });
    },
    async settle() {
      try {
        tell({ kind: "settled", settings: await ports.verbs.settings(get().choices, ports.now()) });
      } catch (error) {
        failed(error);
      }
    },
    async useOwnProfile(own) {
      try {
        const settings = await ports.verbs.settings({ ...get().choices, own }, ports.now());
        if (settings.faults.length > 0) {
          tell({ kind: "settled", settings });
          tell({ kind: "said", key: "said.profile-refused", values: { count: settings.faults.length } });
          return;
        }
        await acts.choose({ own, profileId: own === null ? "base" : settings.ownId });
        tell({ kind: "said", key: own === null ? "said.profile-removed" : "said.profile-used" });
      } catch (error) {
        failed(error);
      }
    },
    train(day) {
      if (day !== "" && !isDay(day)) return;
      const training = day === "" ? null : day;
      tell({ kind: "trained", day: training });
      ports.remember({ training });
    },
    exportSettings() {
      const { language, defaults, choices, reviewer, training } = get();
      const { name, role } = reviewer;
      const { profileId, own = null, unused = [] } = choices;
      const kept = {
        kallmarkt: "settings",
        training,
        language,
        engine: defaults.engine,
        profileId,
        own,
        unused,
        reviewer: { name, role },
      };
      const bytes = new TextEncoder().encode(`${JSON.stringify(kept, null, 2)}\n`);
      ports.giveFile("kallmarkt-installningar.json", bytes, "application/json");
      tell({ kind: "said", key: "said.exported" });
    },
    async forget() {
      ports.forget?.();
      tell({ kind: "forgot" });
      await acts.settle();
      await lookAnew();
    },
  };
  return acts;
}
