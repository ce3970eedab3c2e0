/** What the figures do not show, in words: the same sentences stand in the page and in the pane. */
import type { Wording } from "../../src/core/errors.ts";

/** Kinds of text that no figure covers. */
export const missing: readonly Wording[] = [
  {
    sv: "Kommunala protokoll och tjänsteskrivelser: ingen samling att mäta på.",
    en: "Municipal minutes and official reports: no collection to measure on.",
  },
  {
    sv: "Lättläst svenska: ingen samling att mäta på.",
    en: "Easy-to-read Swedish: no collection to measure on.",
  },
  {
    sv: "Text som Copilot i Word eller Outlook har skrivit: inga äkta exempel, och inga kända spår av den.",
    en: "Text that Copilot in Word or Outlook has written: no real examples, and no known traces of it.",
  },
  {
    sv: "E-post mellan människor på svenska: ingen samling att mäta på. Fraser som folk använder räknas därför inte ensamma i e-post.",
    en: "E-mail between people in Swedish: no collection to measure on. Phrases that people use therefore never count alone in e-mail.",
  },
];

export const limits: readonly Wording[] = [
  {
    sv: "En sökning utan spår visar inte att en människa har skrivit texten: den som kopierar utan märken, eller skriver av, lämnar inga spår.",
    en: "A search without traces does not show that a person wrote the text: who copies without marks, or types it out, leaves none.",
  },
  {
    sv: "Ett spår visar att text har passerat ett verktyg, inte hur stor del av den som verktyget har skrivit.",
    en: "A trace shows that text has passed through a tool, not how much of it the tool wrote.",
  },
  {
    sv: "De mänskliga texterna är äldre än verktygen. Siffrorna visar att mönstren inte krockar med vanlig svensk offentlig prosa, inte mer.",
    en: "The human texts are older than the tools. The figures show that the patterns do not collide with ordinary Swedish public prose, no more.",
  },
  {
    sv: "Texterna på svenska som andraspråk är enstaka meningar. Märken som sträcker sig över flera stycken prövas inte på dem.",
    en: "The texts in Swedish as a second language are single sentences. Marks that reach over several paragraphs are not tried on them.",
  },
  {
    sv: "Texterna här är samma som reglerna prövades mot när de skrevs. En undanhållen samling är det rätta provet.",
    en: "The texts here are those that the rules were tried on as they were written. A held-back collection is the proper test.",
  },
  {
    sv: "Tjugo utdrag med äkta rester är ett regressionsprov, inte ett mått på hur mycket som hittas.",
    en: "Twenty excerpts with real residue are a regression test, not a measure of how much is found.",
  },
  {
    sv: "Text som talar om spår känns igen på citattecken, kod och vissa ord runt om. Ovanligare ordval utan citattecken ger ofta en fråga i onödan. Sätt märket inom citattecken. En rest som står intill sådana ord kan missas.",
    en: "Text that speaks of traces is known by quotation marks, code and some words around it. Less common wording without quotation marks often leads to a needless question. Put the mark in quotation marks. Residue beside such words may be missed.",
  },
  {
    sv: "Vattenmärken från Google (SynthID) och statistiska vattenmärken från andra leverantörer kan inte läsas lokalt.",
    en: "Watermarks from Google (SynthID) and statistical watermarks from other providers cannot be read locally.",
  },
  {
    sv: "Underskrifter i ursprungsuppgifter (C2PA) kontrolleras bara av kommandoraden. Där uppgiften själv har packats om syns bara att den finns.",
    en: "Signatures in statements of origin (C2PA) are checked by the command line only. Where the statement itself was packed again, only that it is there is seen.",
  },
];
