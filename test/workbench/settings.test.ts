/** The settings as the one who keeps the policy uses them: a swapped profile, a profile file with faults, engines, and what is kept. */
import { writeFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { soon } from "../browser.ts";
import { goTo } from "../taskpane/every-part.ts";
import { describeWithTool } from "../tools.ts";
import { kallmarkt, openFile, result, sample, saveAs, useBench } from "./open-page.ts";

const own = {
  id: "storkoping",
  extends: "avesta",
  name: { sv: "Storköpings kommun", en: "Storköping" },
  version: "2026-11-01",
};

describeWithTool("chromium", "the settings", (program) => {
  const bench = useBench(program);

  test("a municipality's own profile is loaded from a file without a document, holds in the record, and is remembered", async () => {
    const { page, folder } = bench;
    await goTo(page, "Inställningar");
    const file = path.join(folder, "storkoping.json");
    writeFileSync(file, JSON.stringify(own));
    await page.locator('[data-part="settings-own"] input[type=file]').setInputFiles(file);
    await page.getByText("storkoping.json används.").waitFor();
    expect(await page.getByRole("combobox", { name: "Policyprofil" }).inputValue()).toBe("storkoping");
    await page.reload();
    await openFile(page, sample("laddplatser.docx"));
    await goTo(page, "Frågor");
    await page.locator('[data-part="answer"]').getByRole("button", { name: "Märk som AI-text" }).click();
    await result(page, "Avsnittet är märkt");
    const saved = await saveAs(page, folder, "egen-profil.docx");
    const kept = kallmarkt("verify", saved, "--json").json;
    expect(kept).toMatchObject({ result: "same-text", passages: [{ result: "intact" }] });
    // The profile is a file of this browser's: the command line, which lacks it, says so and does not guess.
    expect(kallmarkt("check", saved, "--json").json).toMatchObject({ error: { code: "unknown-profile" } });
  });

  test("a profile with faults is not used: each fault is shown with place, reason and remedy, and what held before stays", async () => {
    const { page, folder } = bench;
    await goTo(page, "Inställningar");
    const broken = path.join(folder, "trasig.json");
    writeFileSync(broken, JSON.stringify({ ...own, mark: { placement: "everywhere" }, prompts: "sometimes" }));
    await page.locator('[data-part="settings-own"] input[type=file]').setInputFiles(broken);
    const alert = page.locator('[data-part="settings-own"] [role=alert]');
    await alert.waitFor();
    expect(await alert.innerText()).toContain("Filen används inte. Den har 2 fel:");
    expect(await alert.innerText()).toMatch(/mark\.placement: .*\. Gör så här: välj en av inline, inline-shaded, footnote\./u);
    expect(await page.getByRole("combobox", { name: "Policyprofil" }).inputValue()).toBe("base");
    const noJson = path.join(folder, "inte.json");
    writeFileSync(noJson, "{ not json");
    await page.locator('[data-part="settings-own"] input[type=file]').setInputFiles(noJson);
    await page.getByText("filen är inte giltig JSON").waitFor();
  });

  test("a swapped profile is told of on the next start, until the person has read it", async () => {
    const { page } = bench;
    await openFile(page, sample("laddplatser.docx"));
    await page.evaluate(`(() => {
      const kept = JSON.parse(localStorage.getItem("kallmarkt") ?? "{}");
      const seen = { id: "base", version: "0", name: "Förra policyn" };
      localStorage.setItem("kallmarkt", JSON.stringify({ ...kept, seen }));
    })()`);
    await page.reload();
    await openFile(page, sample("laddplatser.docx"));
    const change = page.locator('[data-part="policy-change"]');
    await change.waitFor();
    expect(await change.innerText()).toContain("Policyn har ändrats sedan sist. Förut gällde Förra policyn, version 0.");
    await change.getByRole("button", { name: "Jag har läst det" }).click();
    await change.waitFor({ state: "detached" });
    await page.reload();
    await openFile(page, sample("laddplatser.docx"));
    expect(await change.count()).toBe(0);
  });

  test("[A24] nothing of a prompt is kept until a profile says so, and what is kept is shown, can be saved and forgotten", async () => {
    const { page } = bench;
    await goTo(page, "Inställningar");
    await page.getByText("Prompter sparas inte.").waitFor();
    await page.getByRole("combobox", { name: "Policyprofil" }).selectOption("avesta");
    await page
      .getByText("Dnr KK", { exact: false })
      .or(page.getByText("KK 2025-000460", { exact: false }))
      .first()
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Spara som fil" }).click(),
    ]);
    expect(JSON.parse(readFileSync(await download.path(), "utf8"))).toMatchObject({ language: "sv", profileId: "avesta" });
    await page.getByRole("button", { name: "Glöm allt" }).click();
    await soon(async () => expect(await page.getByRole("combobox", { name: "Policyprofil" }).inputValue()).toBe("base"));
    expect(await page.evaluate("localStorage.getItem('kallmarkt')")).toBe(null);
  });

  test("[H3, A22, A25] limits and the way to help stand in every part, Om says what, how and who in one click, and feedback takes no text along", async () => {
    const { page, folder } = bench;
    const file = path.join(folder, "kontakt.json");
    const contacts = { questions: { name: { sv: "Kanslistöd", en: "Support" }, address: "kansli@storkoping.example" } };
    writeFileSync(file, JSON.stringify({ ...own, contacts }));
    await goTo(page, "Inställningar");
    await page.locator('[data-part="settings-own"] input[type=file]').setInputFiles(file);
    await page.getByText("kontakt.json används.").waitFor();
    await goTo(page, "Översikt");
    await openFile(page, sample("laddplatser.docx"));
    for (const part of ["Översikt", "Frågor", "Granskning", "Källor och notiser", "Kontroll", "Registrering"]) {
      await goTo(page, part);
      await page.locator('[data-part="limits"]').waitFor();
      const shown = await page.locator('[data-part="content"]').innerText();
      expect([part, shown.includes("Utan träff kan texten ändå vara gjord med AI.")]).toEqual([part, true]);
      expect([part, /\d\s*%/u.test(shown)]).toEqual([part, false]);
    }
    await page.getByRole("button", { name: "Läs mer om gränserna" }).click();
    await page.locator("h2", { hasText: "Om" }).waitFor();
    for (const heading of ["Vem som driver det", "Synpunkter"]) await page.getByRole("heading", { name: heading }).waitFor();
    const address = await page.getByRole("link", { name: "Lämna synpunkter" }).getAttribute("href");
    expect(decodeURIComponent(address ?? "")).toBe("mailto:kansli@storkoping.example?subject=Synpunkter på Källmärkt");
  });

  test("an engine that is unticked with the keyboard is not offered when somebody labels, and the profile's refused ones never are", async () => {
    const { page } = bench;
    await openFile(page, sample("laddplatser.docx"));
    await goTo(page, "Inställningar");
    const box = page.getByRole("checkbox", { name: "Perplexity" });
    await box.focus();
    await page.keyboard.press("Space");
    expect(await box.isChecked()).toBe(false);
    await goTo(page, "Frågor");
    await page.locator('[data-part="answer"]').getByRole("button", { name: "Ändra" }).click();
    const offered = await page.locator('[data-part="answer"] select').first().locator("option").allInnerTexts();
    expect(offered).toContain("Gemini");
    expect(offered).not.toContain("Perplexity");
  });
});
