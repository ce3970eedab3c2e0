/** Each task of an official, from an open document to a saved file that the command line reads again; and what it costs in clicks. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { decodeXml } from "../../src/hosts/package/xml.ts";
import { soon } from "../browser.ts";
import { focused, goTo } from "../taskpane/every-part.ts";
import { picturesFile } from "../referees/pictures.ts";
import { describeWithTool } from "../tools.ts";
import { bytesOf, Hands, hold, kallmarkt, openFile, result, sample, saveAs, selectParagraph, useBench } from "./open-page.ts";

/** The record kept in a saved file. */
interface ShownRecord {
  readonly labels: readonly Record<string, unknown>[];
  readonly history: readonly Record<string, unknown>[];
}

function recordIn(file: string): ShownRecord {
  const parts = unzipSync(bytesOf(file));
  const part = Object.values(parts)
    .map((bytes) => strFromU8(bytes))
    .find((xml) => xml.includes("urn:kallmarkt:record:1") && xml.includes("{"));
  const json = /<(?:\w+:)?record[^>]*>([\s\S]*)<\/(?:\w+:)?record>/u.exec(part ?? "")?.[1] ?? "{}";
  return JSON.parse(decodeXml(json)) as ShownRecord;
}

describeWithTool("chromium", "tasks in the workbench", (program) => {
  const bench = useBench(program);

  test("one click labels what is selected: mark, source and record, and the saved file is read by verify", async () => {
    const { page } = bench;
    await openFile(page, sample("markavgifter.docx"));
    await selectParagraph(page, "Näringslivsrådet har fått");
    expect(await page.locator('[data-part="selection"]').innerText()).toMatch(/sökdatum \d{4}-\d\d-\d\d/u);
    const hands = new Hands(page);
    await hands.click(page.getByRole("button", { name: "Märk som AI-text" }));
    const card = await result(page, "Avsnittet är märkt");
    expect(hands.clicks).toBe(1);
    expect(await card.innerText()).toContain("Källan står under Beslutsunderlag.");
    await page.locator("article", { hasText: /grannkommunerna\. \[AI: /u }).waitFor();
    const file = await saveAs(page, bench.folder, "markt.docx");
    const verified = kallmarkt("verify", file, "--json");
    expect(verified).toMatchObject({ status: 0, json: { result: "same-text", passages: [{ result: "intact" }] } });
    const scanned = kallmarkt("scan", file, "--json").json as { labels: { paragraphs: number[]; state: string }[] }[];
    expect(scanned[0]?.labels).toMatchObject([{ state: "found" }]);
  });

  test("what is selected while the changed document is still being drawn stays selected, and is what the next click labels", async () => {
    const page = await bench.open({});
    await openFile(page, sample("markavgifter.docx"));
    // The page draws from the worker's bytes.
    const drawings = await hold(page, "bytes");
    const bar = page.locator('[data-part="selection"]');
    const button = page.getByRole("button", { name: "Märk som AI-text" });
    const isMarked = (): Promise<boolean> => page.locator("article", { hasText: "[AI: " }).isVisible();
    await selectParagraph(page, "Näringslivsrådet har fått");
    await button.click();
    await result(page, "Avsnittet är märkt");
    // The focus has moved, and the old drawing with its selection still stands: nothing new is selected for that.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await bar.count()).toBe(0);
    await selectParagraph(page, "Under 2025 lämnade polismyndigheten");
    expect(await bar.innerText()).toContain("”Under 2025 lämnade polismyndigheten");
    expect(await isMarked()).toBe(false);
    await drawings.let();
    await page.locator("article", { hasText: /grannkommunerna\. \[AI: /u }).waitFor();
    expect(await bar.innerText()).toContain("”Under 2025 lämnade polismyndigheten");
    expect(await page.evaluate(() => String(getSelection()))).toContain("Under 2025 lämnade polismyndigheten");
    await button.click();
    await bar.waitFor({ state: "detached" });
    await page.locator("article", { hasText: /torghandel och 18 byggetableringar\. \[AI: /u }).waitFor();
    expect(await bar.count()).toBe(0);
    const scanned = kallmarkt("scan", await saveAs(page, bench.folder, "sent-ritad.docx"), "--json").json;
    expect(scanned).toMatchObject([{ labels: [{ state: "found" }, { state: "found" }] }]);
  });

  test("what is selected as soon as the drawing comes up is offered, although nobody has heard of it", async () => {
    const { page } = bench;
    await page.evaluate(() => {
      addEventListener("selectionchange", (event) => event.stopImmediatePropagation(), true);
      new MutationObserver((_changes, observer) => {
        const roots = [...document.querySelectorAll('[data-part="document"] div')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
        const [first] = roots
          .flatMap((root) => [...root.querySelectorAll("article p")])
          .filter((p) => p.textContent.length > 100);
        if (!first) return;
        observer.disconnect();
        getSelection()?.setBaseAndExtent(first, 0, first, first.childNodes.length);
      }).observe(document.body, { childList: true, subtree: true });
    });
    const drawings = await hold(page, "bytes");
    await page.locator('input[type=file][accept*="docx"]').setInputFiles(sample("markavgifter.docx"));
    await page.locator('[data-part="state"]').waitFor();
    await drawings.let();
    await page.locator('[data-part="selection"]').waitFor();
  });

  test("what is selected when the button is pressed is what is labelled, however soon after", async () => {
    const { page } = bench;
    await openFile(page, sample("markavgifter.docx"));
    await selectParagraph(page, "Näringslivsrådet har fått");
    // The page is told of nothing more that comes to rest by itself, nor by the browser.
    await page.evaluate(() => {
      window.setTimeout = (() => 0) as unknown as typeof setTimeout;
      window.addEventListener("selectionchange", (event) => event.stopImmediatePropagation(), true);
    });
    await selectParagraph(page, "Under 2025 lämnade polismyndigheten");
    await page.getByRole("button", { name: "Märk som AI-text" }).click();
    await page.locator("article", { hasText: /torghandel och 18 byggetableringar\. \[AI: /u }).waitFor();
    expect(await page.locator("article", { hasText: /grannkommunerna\. \[AI: /u }).count()).toBe(0);
  });

  test("a picture that names AI is labelled with one click: caption, alternative text before and after, review bound to it, and back", async () => {
    const { page } = bench;
    const file = path.join(bench.folder, "bild.docx");
    writeFileSync(file, picturesFile());
    await openFile(page, file);
    const question = page.locator('[data-part="picture"]').first();
    // The questions about pictures are counted with what is left to do, and the button leads to the first of them.
    const all = await page.locator('[data-part="picture"]').count();
    expect(await page.locator('[data-part="todo"]').innerText()).not.toContain("Inga spår");
    await page.getByRole("button", { name: `Svara på frågor om ${all} bilder` }).click();
    expect(await focused(page)).toMatch(/^Bild 1 av \d+ som uppger AI$/u);
    await question.getByText("Bildens egna uppgifter (XMP) säger att innehållet är helt skapat med AI.").waitFor();
    expect(await question.locator("blockquote").allInnerTexts()).toEqual([
      "Karta över badplatserna",
      "Karta över badplatserna. AI-genererad bild. DALL·E, 2026-11-03.",
    ]);
    await question.getByLabel("Läggs till efter det som står där").fill("Kartan är gjord med AI.");
    await question.getByText("Karta över badplatserna. Kartan är gjord med AI.").waitFor();
    const count = await page.locator('[data-part="picture"]').count();
    const hands = new Hands(page);
    await hands.click(question.getByRole("button", { name: "Märk bilden" }));
    const card = await result(page, "Bilden är märkt");
    expect(hands.clicks).toBe(1);
    expect(await card.innerText()).toContain("Synligt märke: AI-genererad bild. DALL·E, 2026-11-03.");
    await page.locator("article").getByText("[AI-genererad bild. DALL·E, 2026-11-03.]").waitFor();
    expect(await page.locator('[data-part="picture"]').count()).toBe(count - 1);
    const saved = await saveAs(page, bench.folder, "bild-markt.docx");
    const main = (one: string): string => strFromU8(unzipSync(bytesOf(one))["word/document.xml"] as Uint8Array);
    expect(main(saved)).toContain('descr="Karta över badplatserna. Kartan är gjord med AI."');
    expect(recordIn(saved).labels).toMatchObject([{ content: "image", picture: { altText: ". Kartan är gjord med AI." } }]);
    await goTo(page, "Granskning");
    await page.getByText("Märkningen gäller en bild.").waitFor();
    await page.getByText("Skapade bilden: DALL·E, sökdatum 2026-11-03").waitFor();
    await page.getByRole("button", { name: "Ta bort märkningen" }).click();
    await result(page, "Märkningen är borttagen");
    expect(main(await saveAs(page, bench.folder, "bild-tillbaka.docx"))).toBe(main(file));
    await goTo(page, "Översikt");
    const asked = await page.locator('[data-part="picture"]').count();
    await page.locator('[data-part="picture"]').first().getByRole("button", { name: "bildens egna uppgifter är fel" }).click();
    await result(page, "Svaret är sparat i registreringen");
    expect(await page.locator('[data-part="picture"]').count()).toBeLessThan(asked);
    const answered = await saveAs(page, bench.folder, "bild-svar.docx");
    expect(main(answered)).toBe(main(file));
    expect(recordIn(answered).history).toContainEqual(
      expect.objectContaining({
        kind: "picture-dismissed",
        says: "iptc: trainedAlgorithmicMedia",
        reason: "Bildens egna uppgifter är fel",
      }),
    );
    const signsOf = (one: string) => (kallmarkt("scan", one, "--json").json as { signs?: { kind: string }[] }[])[0]?.signs ?? [];
    const pictures = (one: string) => signsOf(one).filter(({ kind }) => kind === "picture").length;
    expect(pictures(answered)).toBeLessThan(pictures(file));
  });

  test("the date and the engine are set right on the spot, and a primary source is the second click", async () => {
    const { page } = bench;
    await openFile(page, sample("markavgifter.docx"));
    await selectParagraph(page, "Avgiften för byggetableringar");
    const hands = new Hands(page);
    await hands.click(page.getByRole("button", { name: "Märk som AI-text" }));
    const card = await result(page, "Avsnittet är märkt");
    // However long it takes, what was set right stays in its field, and the one change waits for the other.
    const plans = await hold(page, "plan");
    await card.getByLabel("Sökdatum").fill("2026-11-05");
    await card.getByLabel("Sökdatum").press("Enter");
    await card.getByLabel("AI-motor", { exact: true }).selectOption("Claude");
    expect(await card.getByLabel("Sökdatum").inputValue()).toBe("2026-11-05");
    expect(await card.getByLabel("AI-motor", { exact: true }).inputValue()).toBe("Claude");
    expect(await page.locator("article").getByText("2026-11-05]").count()).toBe(0);
    await plans.let();
    await card.getByText("[AI: Claude, 2026-11-05]").waitFor();
    await hands.click(card.getByRole("button", { name: "Ange primärkälla i stället" }));
    expect(hands.clicks).toBe(2);
    await page.keyboard.type("Skatteverkets rättsliga vägledning");
    await page.keyboard.press("Enter");
    await page.locator("article").getByText("Skatteverkets rättsliga vägledning").waitFor();
    expect(kallmarkt("verify", await saveAs(page, bench.folder, "primar.docx"))).toMatchObject({ status: 0 });
  });

  test("one click stays one click, and everything else that a label can say is a press away, before it and after it", async () => {
    const { page } = bench;
    await openFile(page, sample("markavgifter.docx"));
    await page.getByLabel("Policyprofil").selectOption("karlskoga");
    await selectParagraph(page, "Näringslivsrådet har fått");
    const bar = page.locator('[data-part="selection"]');
    await bar.getByRole("button", { name: "Ändra uppgifter" }).click();
    await bar.getByRole("button", { name: "Fler uppgifter" }).click();
    await bar.getByLabel("Vad användes AI-motorn till?").fill("Sammanfatta remissvaren");
    await bar.getByLabel("Hur användes AI-motorn?").selectOption("agent");
    await bar.getByLabel("För vems räkning?").fill("Lena Forsgren");
    await bar.getByLabel("För vems räkning?").press("Enter");
    await bar.getByRole("button", { name: "Fler uppgifter, 3 ifyllda" }).waitFor();
    await bar.getByRole("button", { name: "Märk som AI-text" }).click();
    const card = await result(page, "Avsnittet är märkt");
    await card.getByRole("button", { name: "Fler uppgifter, 3 ifyllda" }).click();
    expect(await card.getByLabel("Datum", { exact: true }).inputValue()).toBe("");
    await card.getByLabel("Konto").selectOption({ index: 1 });
    await card.getByRole("button", { name: "Fler uppgifter, 4 ifyllda" }).waitFor();
    await card.getByLabel("Godkänt av").fill("Per Informationsägare");
    await card.getByLabel("Datum", { exact: true }).fill("2026-11-04");
    await card.getByLabel("Datum", { exact: true }).press("Enter");
    await card.getByRole("button", { name: "Fler uppgifter, 5 ifyllda" }).waitFor();
    const file = await saveAs(page, bench.folder, "uppgifter.docx");
    const [label] = recordIn(file).labels;
    expect(label).toMatchObject({
      purpose: "Sammanfatta remissvaren",
      useMode: "agent",
      onBehalfOf: "Lena Forsgren",
      approval: { name: "Per Informationsägare", date: "2026-11-04" },
    });
    expect(label?.["account"]).toEqual(expect.any(String));
    // What was said about this passage does not follow along to the next.
    await selectParagraph(page, "Avgiften för byggetableringar");
    await bar.getByRole("button", { name: "Märk som AI-text" }).click();
    await page.getByText("2 märkta avsnitt").first().waitFor();
    const second = recordIn(await saveAs(page, bench.folder, "tva.docx")).labels[1];
    expect(second).not.toHaveProperty("purpose");
    expect(second).not.toHaveProperty("approval");
    expect(second).not.toHaveProperty("onBehalfOf");
  });

  test("a question is answered in two clicks from the open document, whichever the answer", async () => {
    const { page } = bench;
    const answers: readonly (readonly [string, string])[] = [
      ["Märk som AI-text", "Avsnittet är märkt"],
      ["jag har skrivit den själv", "Svaret är sparat"],
    ];
    for (const [answer, title] of answers) {
      await openFile(page, sample("tjansteskrivelse.docx"));
      const hands = new Hands(page);
      await hands.click(page.getByRole("button", { name: "Svara på 1 fråga" }));
      await hands.click(page.locator('[data-part="answer"]').getByRole("button", { name: answer }));
      await result(page, title);
      expect(hands.clicks).toBe(2);
      await page.getByRole("heading", { name: "Alla frågor är besvarade" }).waitFor();
      await soon(async () => expect(await focused(page)).toBe("Alla frågor är besvarade"));
      await page.reload();
    }
  });

  test("an answer of not AI text is kept in the record with its reason, and asked no more", async () => {
    const { page } = bench;
    await openFile(page, sample("tjansteskrivelse.docx"));
    await goTo(page, "Frågor");
    await page.getByRole("button", { name: "annat skäl …" }).click();
    await page.keyboard.type("Texten är ett övningsexempel.");
    await page.keyboard.press("Enter");
    await result(page, "Svaret är sparat");
    await goTo(page, "Registrering");
    expect(await page.locator('[data-part="history"]').innerText()).toContain("Skäl: Texten är ett övningsexempel.");
    const file = await saveAs(page, bench.folder, "avfardad.docx");
    expect(kallmarkt("scan", file, "--json").json).toMatchObject([{ findings: [] }]);
  });

  test("unclear keeps the question, and goes on to the next", async () => {
    const { page } = bench;
    await openFile(page, sample("laddplatser.docx"));
    await goTo(page, "Frågor");
    await page.getByRole("button", { name: "Oklart, svara senare" }).click();
    await page.getByText("Fråga 2 av 2").waitFor();
    await page.getByRole("button", { name: "Föregående fråga" }).click();
    expect(await page.locator('[data-part="question"]').innerText()).toContain("Oklart");
  });

  test("a document without traces is not called written by a person", async () => {
    const { page } = bench;
    await openFile(page, sample("markavgifter.docx"));
    await goTo(page, "Frågor");
    const pane = page.locator('[data-part="content"]');
    await pane.getByText("Inga spår hittades. Det betyder inte att texten är skriven av en människa.").waitFor();

    // Only a person says so, in a place of its own: nothing is ticked, and nothing is written until all of it is theirs.
    await goTo(page, "Källor och notiser");
    const card = page.locator('[data-part="no-ai"]');
    const tick = card.getByRole("checkbox", { name: "Jag uppger att ingen AI har använts i dokumentet." });
    expect(await tick.isChecked()).toBe(false);
    await card.getByRole("button", { name: "Skriv in uppgiften" }).click();
    expect(await card.getByRole("alert").innerText()).toMatch(/Namn\s+Roll\s+Din kryssruta/u);
    await card.getByLabel("Namn").fill("Lena Forsgren");
    await card.getByLabel("Roll").fill("handläggare");
    await tick.check();
    await card.getByRole("button", { name: "Skriv in uppgiften" }).click();
    await card.getByText("Uppgiften är lämnad av Lena Forsgren, handläggare").waitFor();
    await page.locator("article").getByText("Den som har skrivit texten uppger att ingen AI har använts.").waitFor();
    expect(recordIn(await saveAs(page, bench.folder, "uppgett.docx"))).toMatchObject({
      document: { noAi: { by: { name: "Lena Forsgren", role: "handläggare" } } },
    });
    await selectParagraph(page, "Näringslivsrådet har fått");
    await page.locator('[data-part="selection"]').getByRole("button", { name: "Märk som AI-text" }).click();
    const labelled = await result(page, "Avsnittet är märkt");
    expect(await labelled.innerText()).toContain("Uppgiften att ingen AI har använts är borttagen");
    // The page is drawn anew a moment after the pane has its answer.
    await page.locator("article").getByText("ingen AI har använts").waitFor({ state: "detached" });
  });

  test("label, review, check and package: the file is klar for the command line too", async () => {
    const { page, folder } = bench;
    await openFile(page, sample("tjansteskrivelse.docx"));
    await page.getByLabel("Policyprofil").selectOption("avesta");
    await page.getByLabel("Läsare").selectOption("extern");
    await goTo(page, "Frågor");
    await page.locator('[data-part="answer"]').getByRole("button", { name: "Märk som AI-text" }).click();
    const card = await result(page, "Avsnittet är märkt");
    await card.getByLabel("Informationsklass").selectOption("oppen");
    await goTo(page, "Granskning");
    const hands = new Hands(page);
    expect(await page.locator("input[type=checkbox]:checked, input[type=radio]:checked").count()).toBe(0);
    await hands.click(page.getByLabel("Jag har kontrollerat sakuppgifterna i avsnittet"));
    await hands.click(page.getByLabel("Godkänd som den står"));
    await page.getByLabel("Namn", { exact: true }).fill("Mikael Åsander");
    await page.getByLabel("Roll", { exact: true }).fill("Trafikplanerare");
    await hands.click(page.getByRole("button", { name: "Skriv under granskningen" }));
    await result(page, "Granskningen är sparad");
    expect(hands.clicks).toBe(3);
    await goTo(page, "Översikt");
    expect(await page.locator('[data-part="state"]').innerText()).toContain("Klar");
    await page.locator("article").getByText("Texten är granskad av Mikael Åsander, Trafikplanerare").waitFor();
    await goTo(page, "Registrering");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Spara registreringspaket" }).click(),
    ]);
    const zip = path.join(folder, "paket.zip");
    await download.saveAs(zip);
    const file = await saveAs(page, folder, "granskad.docx");
    expect(kallmarkt("verify", file).status).toBe(0);
    expect(kallmarkt("check", file, "--json").json).toMatchObject({ state: "ready", profile: "avesta" });
    const listed = spawnSync(
      "python3",
      [
        "-c",
        "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print('\\n'.join(z.namelist()));sys.exit(0 if z.testzip() is None else 1)",
        zip,
      ],
      { encoding: "utf8" },
    );
    expect(listed.stdout.trim().split("\n")).toEqual([
      "LÄS-MIG.txt",
      "tjansteskrivelse.docx",
      "sammanfattning.html",
      "record.json",
      "SHA256SUMS",
    ]);
  });

  test("signing names what is missing, and signs nothing by itself", async () => {
    const { page } = bench;
    await openFile(page, sample("biblioteket.docx"));
    await goTo(page, "Frågor");
    await page.locator('[data-part="answer"]').getByRole("button", { name: "Märk som AI-text" }).click();
    await result(page, "Avsnittet är märkt");
    await goTo(page, "Granskning");
    await page.getByLabel("Godkänd som den står").check();
    await page.getByRole("button", { name: "Skriv under granskningen" }).click();
    const missing = await page.locator('[data-part="sign"]').getByRole("alert").innerText();
    expect(missing).toContain("Avsnitt 1: kontrollen av sakuppgifterna");
    expect(missing).toContain("Namn");
    await page.getByLabel("Namn", { exact: true }).fill("ChatGPT");
    await page.getByLabel("Roll", { exact: true }).fill("Handläggare");
    await page.getByLabel("Jag har kontrollerat sakuppgifterna i avsnittet").check();
    await page.getByRole("button", { name: "Skriv under granskningen" }).click();
    await page.locator('[data-part="refusal"]').waitFor();
    expect(await page.locator('[data-part="refusal"]').innerText()).toContain("ingen människa");
  });

  test("a document that was edited after its review is inaktuell, and the changed sentence is shown", async () => {
    const { page, folder } = bench;
    const labelled = path.join(folder, "m.docx");
    const reviewed = path.join(folder, "g.docx");
    const edited = path.join(folder, "andrad.docx");
    const use = ["--engine", "ChatGPT", "--date", "2026-11-05"];
    kallmarkt(
      "label",
      sample("markavgifter.docx"),
      "--out",
      labelled,
      "--quote",
      "Näringslivsrådet har fått lämna synpunkter.",
      ...use,
    );
    kallmarkt(
      "label",
      labelled,
      "--out",
      labelled,
      "--quote",
      "Avgiften för byggetableringar saknas i dag, trots att dessa upptar mest yta och längst tid. Förvaltningen bedömer att en avgift per påbörjad vecka ger ett skäl att återställa platsen i tid.",
      ...use,
    );
    kallmarkt("review", labelled, "--out", reviewed, "--all", "--by", "Lena Forsgren", "--role", "Utredare", "--fact-checked");
    const entries = unzipSync(bytesOf(reviewed));
    const body = Buffer.from(entries["word/document.xml"] as Uint8Array).toString("utf8");
    expect(body).toContain("mest yta och längst tid");
    entries["word/document.xml"] = strToU8(body.replace("mest yta och längst tid", "minst yta"));
    writeFileSync(edited, zipSync(entries));
    await openFile(page, edited);
    expect(await page.locator('[data-part="state"]').innerText()).toContain("Inaktuell");
    await goTo(page, "Granskning");
    const changed = page.locator('[data-part="sentences"] mark');
    await changed.first().waitFor();
    expect(await changed.count()).toBe(1);
    expect(await changed.innerText()).toContain("dessa upptar minst yta");
    expect(await page.locator('[data-part="passage"]', { hasText: "Näringslivsrådet" }).innerText()).toContain("Granskad");
  });

  test("a prompt is handed in as the profile keeps it, and the registrar's answer decides what is left of it", async () => {
    const { page, folder } = bench;
    await openFile(page, sample("markavgifter.docx"));
    await selectParagraph(page, "Näringslivsrådet har fått");
    const bar = page.locator('[data-part="selection"]');
    await bar.getByRole("button", { name: "Ändra uppgifter" }).click();
    await bar.getByRole("button", { name: "Fler uppgifter" }).click();
    await bar.getByLabel("Vad användes AI-motorn till?").waitFor();
    // The basic profile keeps no prompts, and asks for none.
    expect(await page.getByLabel("Prompten").count()).toBe(0);
    await goTo(page, "Inställningar");
    const own = { id: "sparar", extends: "base", name: { sv: "Sparar", en: "Keeps" }, prompts: "store", retention: "gallra" };
    writeFileSync(path.join(folder, "sparar.json"), JSON.stringify(own));
    await page.locator('[data-part="settings-own"] input[type=file]').setInputFiles(path.join(folder, "sparar.json"));
    await page.getByText("sparar.json används.").waitFor();
    await goTo(page, "Översikt");
    await selectParagraph(page, "Näringslivsrådet har fått");
    await bar.getByRole("button", { name: "Märk som AI-text" }).click();
    const card = await result(page, "Avsnittet är märkt");
    await card.getByRole("button", { name: "Fler uppgifter" }).click();
    await card.getByLabel("Prompten").fill("Sammanfatta remissvaren.\nSkriv kort.");
    await card.getByLabel("Vad användes AI-motorn till?").focus();
    await card.getByRole("button", { name: "Ta bort prompten" }).waitFor();
    const promptIn = async (name: string) => recordIn(await saveAs(page, folder, name)).labels[0]?.["prompt"];
    expect(await promptIn("prompt.docx")).toMatchObject({ text: "Sammanfatta remissvaren.\nSkriv kort." });

    await goTo(page, "Registrering");
    const answer = page.locator('[data-part="retention"]');
    await answer.getByText("1 avsnitt har en sparad prompt").waitFor();
    const choice = answer.getByLabel("Svar", { exact: true });
    // What the profile puts first is shown first and chosen by nobody; no name is filled in.
    expect(await choice.locator("option").nth(1).innerText()).toMatch(/^Gallra/u);
    expect([await choice.inputValue(), await answer.getByLabel("Registratorns namn").inputValue()]).toEqual(["", ""]);
    await answer.getByRole("button", { name: "Skriv in svaret" }).click();
    await answer.getByText("Välj ett svar och skriv registratorns namn.").waitFor();
    await choice.selectOption("gallra");
    await answer.getByLabel("Registratorns namn").fill("Rut Ek");
    await answer.getByLabel("Diarienummer").fill("KS 2026/12");
    await answer.getByRole("button", { name: "Skriv in svaret" }).click();
    await answer.getByText("Gallra: bara kontrollsumman blir kvar. Rut Ek, KS 2026/12.").waitFor();
    expect(Object.keys((await promptIn("gallrad.docx")) as object)).toEqual(["commitment"]);
    const parts = Object.values(unzipSync(bytesOf(path.join(folder, "gallrad.docx")))).map((bytes) => strFromU8(bytes));
    expect(parts.filter((text) => text.includes("Sammanfatta remissvaren"))).toEqual([]);
  });

  test("undo gives back the file byte for byte, act by act", async () => {
    const { page, folder } = bench;
    await openFile(page, sample("biblioteket.docx"));
    await goTo(page, "Frågor");
    await page.locator('[data-part="answer"]').getByRole("button", { name: "Märk som AI-text" }).click();
    const card = await result(page, "Avsnittet är märkt");
    await card.getByRole("button", { name: "Ångra" }).click();
    await page.getByText("Fråga 1 av 1").waitFor();
    const file = await saveAs(page, folder, "angrad.docx");
    expect(readFileSync(file).equals(readFileSync(sample("biblioteket.docx")))).toBe(true);
  });

  test("pasted text is cleaned, shown, and inserted labelled; one undo takes it back", async () => {
    const { page, folder } = bench;
    await openFile(page, sample("markavgifter.docx"));
    await goTo(page, "Klistra in AI-text");
    await page.getByLabel("Klistra in här").focus();
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData("text/html", '<div data-message-author-role="assistant"><h3>Konsekvenser</h3><p>Avgiften <strong>höjs</strong> i två steg :contentReference[oaicite:0]{index=0}.</p><p>Vill du att jag utvecklar texten?</p></div>');
      data.setData("text/plain", "Avgiften höjs i två steg.");
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    })()`);
    await page.locator('[data-part="cleaned"]').waitFor();
    expect(await page.locator('[data-part="removed"]').innerText()).toContain("Vill du att jag utvecklar texten?");
    expect(await page.locator('[data-part="insert"]').innerText()).toContain("ChatGPT");
    await page.getByRole("button", { name: "Infoga märkt text" }).click();
    const card = await result(page, "Texten är infogad och märkt");
    await page.locator("article p", { hasText: /Avgiften höjs i två steg\. \[AI: ChatGPT, / }).waitFor();
    await soon(async () => expect(await page.getByLabel("Klistra in här").inputValue()).toBe(""));
    const file = await saveAs(page, folder, "inklistrad.docx");
    expect(kallmarkt("verify", file).status).toBe(0);
    expect(kallmarkt("scan", file, "--json").json).toMatchObject([
      { findings: [], labels: [{ state: "found", engine: "ChatGPT" }] },
    ]);
    await card.getByRole("button", { name: "Ångra" }).click();
    await page.getByText("Ångrat.").waitFor({ state: "attached" });
    const back = await saveAs(page, folder, "ater.docx");
    expect(readFileSync(back).equals(readFileSync(sample("markavgifter.docx")))).toBe(true);
  });

  test("a file that is no document is refused in words, and another can be opened at once", async () => {
    const { page } = bench;
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "bild.docx", mimeType: "application/zip", buffer: Buffer.from("inte ett dokument") });
    await page.getByRole("heading", { name: "bild.docx kunde inte läsas" }).waitFor();
    await openFile(page, sample("biblioteket.docx"));
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("every sample that the page offers is served, and opens", async () => {
    const { page } = bench;
    const names = await page.locator("[data-sample]").allInnerTexts();
    expect(names).toHaveLength(4);
    for (let index = 0; index < names.length; index++) {
      await page.locator("[data-sample]").nth(index).click();
      await page.locator('[data-part="state"]').waitFor();
      await page.reload();
    }
  });
});
